"""The pages of the door itself: they come from no file, so each carries its look with it."""

from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from html import escape

from bandstand.cli.pairing.front import Front
from bandstand.quantity import Message
from bandstand.words import say

# The colours and sizes of web/static/bandstand/css/tokens.css, as far as three short pages need them.
STYLE = """
:root{color-scheme:light dark;--paper:#FAF7F2;--card:#FFFFFF;--ink:#1C2730;--brand:#0B5F63;--on:#FFFFFF}
@media(prefers-color-scheme:dark){:root{--paper:#12161A;--card:#1B2126;--ink:#EEF1F2;--brand:#63C5C4;--on:#12161A}}
body{margin:0;background:var(--paper);color:var(--ink);font:106.25%/1.5 system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:2.5rem 1rem}
h1{margin:0 0 1rem;font-size:1.6rem;line-height:1.2;font-weight:650;text-wrap:balance}
p{margin:0 0 1rem}
div{padding:1.25rem 1.25rem .25rem;border-radius:14px;background:var(--card)}
button{width:100%;min-height:56px;margin-top:1.25rem;padding:.75rem 1.25rem;border:0;border-radius:14px;
background:var(--brand);color:var(--on);font:650 1.1rem/1.2 system-ui,sans-serif;cursor:pointer}
:focus-visible{outline:3px solid var(--brand);outline-offset:3px}
"""
STYLE_ALLOWED = f"'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"  # as a policy names it


def page(title: str, told: Sequence[str], form: str = "") -> bytes:
    """One heading, what there is to know, and at most one thing to press."""
    words = "".join(f"<p>{escape(each)}</p>" for each in told)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(title)}</title><style>{STYLE}</style>"
        f"<main><h1>{escape(title)}</h1><div>{words}</div>{form}</main></html>\n"
    ).encode()


def welcome(front: Front) -> bytes:
    """The page of a link: what this address can and cannot do, and one button."""
    names = ("secure",) if front.secure else ("can", "cannot", "others")
    button = f'<form method="post"><button>{escape(_said("button"))}</button></form>'
    return page(_said("title"), [_said(name) for name in names], button)


def refused() -> bytes:
    """The same few words for everybody who is not let in."""
    return page(_said("refused"), [_said("ask_anew")])


def later(why: Message) -> bytes:
    """What cannot be done at this moment, and that it may be soon."""
    return page(_said("later"), [say(why)])


def _said(name: str) -> str:
    return say(Message(f"pair.{name}"))
