"""Words as paper can bear them: nothing that no keyboard writes, nothing that turns a line round, nothing endless."""

import unicodedata

from bandstand.quantity import Json

MOST_LETTERS = 2_000  # of one text of a person's
DRAWN = ("svg",)  # keys whose text is a picture of ours, as long as it has to be
_JOINERS = "\u200c\u200d"  # inside words of some scripts, and between the parts of one emoji
_NOT_PRINTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def plain(sheet: Json) -> Json:
    """The same sheet with every text of it made fit for paper; pictures stay as they are."""
    match sheet:
        case str(text):
            return printable(text)
        case list(items):
            return [plain(item) for item in items]
        case dict(fields):
            return {name: value if name in DRAWN else plain(value) for name, value in fields.items()}
    return sheet


def printable(text: str) -> str:
    """A text without letters that show nothing, on one line, cut where it is longer than anybody reads."""
    shown = "".join(_shown(letter) for letter in text[: 2 * MOST_LETTERS])
    words = " ".join(shown.split())
    return words if len(words) <= MOST_LETTERS else f"{words[: MOST_LETTERS - 1]}…"


def _shown(letter: str) -> str:
    if letter.isspace():
        return " "
    return letter if letter in _JOINERS or unicodedata.category(letter) not in _NOT_PRINTED else ""
