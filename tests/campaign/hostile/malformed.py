"""Requests that no page of ours would send: each with a number, always the same one, so that it can be sent again."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias
from urllib.parse import quote, urlencode
from uuid import UUID

from bandstand.quantity import Json
from tests.campaign.hostile.ground import API, Ground, a_set
from tests.campaign.hostile.oddities import HEADERS, HUGE, KINDS, METHODS, ODD_VALUES, TEXTS
from tests.campaign.hostile.wire import FORM, JSON, Ask

Make: TypeAlias = Callable[[random.Random, Ground], Ask]

DEEP = 10_000
LARGE = 10 * 1024 * 1024


def odd_json(dice: random.Random, ground: Ground) -> Ask:
    """A letter with something in it of the wrong kind."""
    item = a_set(dice.randrange(50), ground.known["/session/"], id=_id(dice))
    for name in dice.sample(sorted(item), dice.randint(1, 4)):
        item[name] = dice.choice(ODD_VALUES)
    if dice.random() < 0.3:
        item[dice.choice(TEXTS)] = dice.choice(ODD_VALUES)
    if dice.random() < 0.3:
        item.pop(dice.choice(sorted(item)))
    letter: Json = dice.choice(
        [{"events": [item]}] * 6 + [{"events": dice.choice(ODD_VALUES)}, [item], dice.choice(ODD_VALUES)]
    )
    return _letter(_broken_text(json.dumps(letter), dice).encode("utf-8", "surrogatepass"))


def _broken_text(text: str, dice: random.Random) -> str:
    """The text of a letter, most often with numbers, names or ends that no program of ours writes."""
    how = dice.randrange(6)
    at = dice.randrange(len(text) + 1)
    if how == 0:
        return text[:at]
    if how == 1:
        return text.replace('"seq": ', f'"seq": {dice.choice(HUGE)}, "seq": ')
    if how == 2:
        return text.replace("1790000", dice.choice(HUGE), 1)
    if how == 3:
        return text[:at] + dice.choice(TEXTS) + text[at:]
    return text + dice.choice(("", "", "]", "\x00", "{}", text))


def known_kinds(dice: random.Random, ground: Ground) -> Ask:
    """A letter whose envelope is right and whose body is of one kind or another, and wrong."""
    kind = dice.choice(
        (
            "session_started",
            "check_in",
            "safety_check",
            "hurt",
            "plan_set",
            "bounds_set",
            "bands_set",
            "profile_set",
            "goal_set",
            "proposed",
            "proposal_answered",
            "correction",
            "void",
            "away",
            "exercise_answered",
            "session_finished",
            "symptom",
            "alias_set",
            "practice_set",
            "rest_day",
            "rough_spell",
            "preference",
        )
    )
    names = (
        "plan",
        "of",
        "morning",
        "pain",
        "signs",
        "bands",
        "supersedes",
        "body",
        "goal",
        "until",
        "session",
        "because",
        "prescription",
        "numbers",
        "exercise",
        "reviews",
        "precautions",
        "complaint",
        "average_of",
        "standing",
    )
    body = {name: dice.choice(ODD_VALUES) for name in dice.sample(names, dice.randint(0, 8))}
    return _letter(json.dumps({"events": [a_set(0, None, id=_id(dice), kind=kind, body=body)]}).encode())


def twisted_fact(dice: random.Random, ground: Ground) -> Ask:
    """A fact that this log holds, told anew with a few of its values changed: much of it can still be read."""
    kind, text = dice.choice(ground.facts)
    body = json.loads(text)
    for _ in range(dice.randint(1, 3)):
        body = _twisted(body, dice)
    number, day = (
        dice.choice((None, 1, 2, 10**6, 2**62)),
        dice.choice(("2026-09-21", "1970-01-01", "2199-12-31", "2026-11-27")),
    )
    about: dict[str, Json] = {"id": _id(dice), "kind": kind, "body": body, "plan_number": number, "local_date": day}
    told = a_set(dice.randrange(9), ground.known["/session/"], **about)
    return _letter(json.dumps({"events": [told]}).encode())


def _twisted(value: Json, dice: random.Random) -> Json:
    """The same value with one leaf changed, mostly for one of its own kind."""
    if isinstance(value, dict) and value:
        name = dice.choice(sorted(value))
        return {**value, name: _twisted(value[name], dice)}
    if isinstance(value, list) and value and dice.random() < 0.8:
        at = dice.randrange(len(value))
        return [*value[:at], _twisted(value[at], dice), *value[at:][dice.randrange(2) :]]
    if isinstance(value, bool) or dice.random() < 0.1:
        return dice.choice(ODD_VALUES)
    if isinstance(value, int):
        return dice.choice((0, -1, 1, 7, 999, 86_400, 10**6, 2**31, 2**62, value + 1, -value))
    if isinstance(value, str):
        return dice.choice((*TEXTS[:40], value * 3, value[:1], value + "\x00", value.upper()))
    return dice.choice(ODD_VALUES)


def bad_bytes(dice: random.Random, ground: Ground) -> Ask:
    """Bytes that are no text at all."""
    whole = bytearray(json.dumps({"events": [a_set(1, id=_id(dice))]}).encode())
    for _ in range(dice.randint(1, 6)):
        whole[dice.randrange(len(whole))] = dice.choice((0, 0x80, 0xC0, 0xED, 0xF5, 0xFF))
    return _letter(bytes(whole))


def deep(dice: random.Random, ground: Ground) -> Ask:
    """Lists in lists, objects in objects, ten thousand of them."""
    opened, inside, closed = dice.choice((("[", "", "]"), ('{"a":', "1", "}"), ('[{"a":', "0", "}]")))
    many = opened * DEEP + inside + closed * DEEP
    texts = (
        many,
        f'{{"events": [{many}]}}',
        json.dumps({"events": [a_set(2, id=_id(dice), body={"x": "HERE"})]}).replace('"HERE"', many),
    )
    return _letter(dice.choice(texts).encode())


def large(dice: random.Random, ground: Ground) -> Ask:
    """Ten megabytes to any address."""
    route, method = dice.choice(ground.routes)
    body = dice.choice((b"x", b"[", b"a=b&", b"\x00", b'{"a":"')) * LARGE
    told = [("Content-Type", dice.choice(KINDS[:6])), ("Cookie", ground.cookie)]
    method = dice.choice((method, "POST"))
    return Ask(method, ground.path(route), told, body[:LARGE])


def wrong_kind(dice: random.Random, ground: Ground) -> Ask:
    """A body that is something else than its header says."""
    route, _ = dice.choice(ground.routes)
    bodies = (
        b"",
        b"{}",
        b"a=b",
        b"--b\r\n",
        b"\x1f\x8b\x08",
        b"%PDF-1.7",
        b"PK\x03\x04",
        json.dumps({"events": []}).encode(),
    )
    told = [("Content-Type", dice.choice(KINDS)), ("Cookie", ground.cookie), ("X-CSRFToken", ground.token)]
    return Ask(dice.choice(("POST", "POST", "PUT", "PATCH")), ground.path(route), told, dice.choice(bodies))


def wrong_method(dice: random.Random, ground: Ground) -> Ask:
    """A method that the address does not have, or nobody has."""
    route, _ = dice.choice(ground.routes)
    return Ask(dice.choice(METHODS), ground.path(route), [("Cookie", ground.cookie), ("X-CSRFToken", ground.token)])


def odd_path(dice: random.Random, ground: Ground) -> Ask:
    """An id, a key or a day in an address that is none."""
    route, method = dice.choice([each for each in ground.routes if "<" in each[0]])
    odd = quote(dice.choice(TEXTS), safe=dice.choice(("", "/", "/%.")), errors="surrogatepass")
    path = ground.path(route, **dict.fromkeys(dice.sample(("id", "key", "day", "theme"), dice.randint(1, 4)), odd))
    if dice.random() < 0.3:
        at = dice.randrange(len(path) + 1)
        path = (
            path[:at]
            + dice.choice(("/", "//", "/../", "%2e%2e/", "%00", "%ff", "\u00e9", ";x=1", "%0d%0a"))
            + path[at:]
        )
    return _with_token(Ask(method, path or "/"), ground)


def odd_query(dice: random.Random, ground: Ground) -> Ask:
    """A query that nobody wrote: of the names an address takes, and of others."""
    paths = [*ground.pages, *ground.address, *(ground.path(route) for route, _ in ground.routes)]
    path = dice.choice(paths).partition("?")[0]
    names = [
        *ground.address.get(path, ()),
        "cursor",
        "id",
        "page",
        "v",
        "edit",
        "use",
        "done",
        "of",
        "variant",
        "view",
        "side",
        "next",
    ]
    pairs = [(dice.choice(names), dice.choice(TEXTS)) for _ in range(dice.randint(1, 5))]
    query = urlencode(pairs, errors="surrogatepass") + dice.choice(
        ("", "", "&&==%", "&" * 2000, "%ff=%fe", "?a", "&x" * 1100)
    )
    return Ask("GET", f"{path}?{query}", [("Cookie", ground.cookie)])


def odd_header(dice: random.Random, ground: Ground) -> Ask:
    """Headers that no browser sends."""
    route, method = dice.choice(ground.routes)
    told = [("Cookie", ground.cookie)]
    for name in dice.sample(sorted(HEADERS), dice.randint(1, 4)):
        told = [each for each in told if each[0] != name] + [(name, dice.choice(HEADERS[name]))]
    if dice.random() < 0.1:
        told += [("X-More", "y")] * 150
    names = {name for name, _ in told}
    half = bool(names & {"Content-Length", "Transfer-Encoding", "Expect"})
    return Ask(method, ground.path(route), told, b"a=b" if method == "POST" else b"", half=half)


def mangled_form(dice: random.Random, ground: Ground) -> Ask:
    """A form of a page with fields changed, gone, doubled or new; its token is most often right."""
    form = dice.choice(ground.forms)
    fields = [each for each in form.fields if each[0] != "csrfmiddlewaretoken" and dice.random() < 0.8]
    for _ in range(dice.randint(1, 4)):
        name = dice.choice([name for name, _ in form.fields] or ["x"])
        name = dice.choice(TEXTS) if dice.random() < 0.1 else name
        fields.insert(dice.randrange(len(fields) + 1), (name, dice.choice(TEXTS)))
    fields = [("csrfmiddlewaretoken", ground.token if dice.random() < 0.95 else dice.choice(TEXTS)), *fields]
    body = urlencode(fields, errors="surrogatepass").encode()
    return Ask("POST", form.action, [*_ours(ground), ("Content-Type", FORM)], body)


def mangled_upload(dice: random.Random, ground: Ground) -> Ask:
    """A form in parts, with parts that do not fit together, and files of an odd name and kind."""
    form = dice.choice([each for each in ground.forms if each.files] * 3 + list(ground.forms))
    parts = [f'Content-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{ground.token}']
    for name, value in form.fields[1:]:
        parts.append(f'Content-Disposition: form-data; name="{name}"\r\n\r\n{dice.choice((value, *TEXTS))}')
    for name in form.files or ("file",):
        named = dice.choice(
            (
                "a.txt",
                "a.pdf",
                "a.docx",
                "",
                "../../x",
                "\x00.txt",
                "a" * 400,
                "a.txt\x00.pdf",
                '";x="',
                "\u202etxt.exe",
            )
        )
        content = dice.choice(
            ("", "x", "%PDF-1.4 broken", "PK\x03\x04broken", "\x00\x01", "<html><p>Squats 3 x 10", "{\\rtf1 x}")
        )
        parts.append(
            f'Content-Disposition: form-data; name="{name}"; filename="{named}"\r\n'
            f"Content-Type: {dice.choice(KINDS)}\r\n\r\n{content}"
        )
    body = "".join(f"--b\r\n{part}\r\n" for part in parts) + dice.choice(("--b--\r\n", "--b", "", "--c--\r\n"))
    return Ask(
        "POST",
        form.action,
        [*_ours(ground), ("Content-Type", "multipart/form-data; boundary=b")],
        body.encode("utf-8", "surrogatepass"),
    )


def many_fields(dice: random.Random, ground: Ground) -> Ask:
    """A form with thousands of fields, or one of a megabyte."""
    form = dice.choice(ground.forms)
    extra = dice.choice(
        (b"&a=b" * 2_000, b"&colour-1=" + b"x" * 1_000_000, b"&text=" + b"1. Squats 3x10%0A" * 40_000, b"&tick=x" * 900)
    )
    body = urlencode([("csrfmiddlewaretoken", ground.token)]).encode() + extra
    return Ask("POST", form.action, [*_ours(ground), ("Content-Type", FORM)], body)


def broken_off(dice: random.Random, ground: Ground) -> Ask:
    """A request that promises more than it sends, and goes away."""
    route, _ = dice.choice(ground.routes)
    told = [("Content-Type", dice.choice(KINDS[:3])), ("Cookie", ground.cookie), ("X-CSRFToken", ground.token)]
    return Ask(
        "POST",
        ground.path(route),
        told,
        b'{"events": [',
        length=str(dice.choice((13, 5_000, 10**9, 10**18))),
        half=True,
    )


# Each way with how many of a hundred requests go it.
WAYS: tuple[tuple[Make, int], ...] = (
    (odd_json, 12),
    (known_kinds, 5),
    (twisted_fact, 12),
    (bad_bytes, 4),
    (deep, 3),
    (large, 1),
    (wrong_kind, 7),
    (wrong_method, 7),
    (odd_path, 10),
    (odd_query, 11),
    (odd_header, 9),
    (mangled_form, 14),
    (mangled_upload, 3),
    (many_fields, 1),
    (broken_off, 1),
)


def malformed(number: int, ground: Ground) -> Ask:
    """The request of this number."""
    dice = random.Random(number)
    return _way(dice)(dice, ground)


def way_of(number: int) -> str:
    """How the request of this number is wrong."""
    return _way(random.Random(number)).__name__


def _way(dice: random.Random) -> Make:
    return dice.choices([make for make, _ in WAYS], [often for _, often in WAYS])[0]


def _id(dice: random.Random) -> str:
    return str(UUID(int=dice.getrandbits(128), version=4))


def _letter(body: bytes) -> Ask:
    return Ask("POST", f"{API}events", [("Content-Type", JSON)], body)


def _ours(ground: Ground) -> list[tuple[str, str]]:
    return [("Cookie", ground.cookie), ("Sec-Fetch-Site", "same-origin")]


def _with_token(ask: Ask, ground: Ground) -> Ask:
    if ask.method == "GET":
        return replace(ask, headers=[("Cookie", ground.cookie)])
    body = urlencode([("csrfmiddlewaretoken", ground.token)]).encode()
    return replace(ask, headers=[*_ours(ground), ("Content-Type", FORM)], body=body)
