"""Lines as a reader sees them. Headings, numbered items, bullets, table rows, plain lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.written.normalise import Normal


class Kind(StrEnum):
    """What a line looks like from its first characters."""

    HEADING = "heading"  # marked as one (#)
    NUMBERED = "numbered"
    BULLET = "bullet"
    ROW = "row"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the normal text: [start, end) without its marker; `after_blank` when an empty line stands before."""

    kind: Kind
    start: int
    end: int
    number: int | None = None
    indent: int = 0
    after_blank: bool = False
    family: str = ""  # what its marker looks like: lines of one list share it

    def words_of(self, text: str) -> str:
        """What the line says, marker aside."""
        return text[self.start : self.end]


_SIGN = Pattern(r"[\u2600-\u26ff\u2700-\u2712\u2715-\u27a1\u27a3-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]{1,4} ?")
_HASHES = Pattern(r"#{1,6} ?(?=[\w\u2600-\u27bf\U0001f000-\U0001faff])", minds_capitals=True)
_BULLET = Pattern(
    r"[-*\u2022\u00b7\u25aa\u25ab\u25cf\u25cb\u25e6\u2023\u25ba\u25b6\u2713\u2714\u2610\u2043\u27a2>+]{1,2} ?(?=\S)|"
    r"\?{2,6} ?(?=\w)|"  # what copying left of a picture
    r"o (?=\S)",
    minds_capitals=True,
)
_CHECKBOX = Pattern(r"\[[ xX]?\] ?", minds_capitals=True)
# "1. 90/90 hip switch", "2. 3-point kneeling": the second number belongs to the name.
_NAMED_BY_A_NUMBER = r"\d{1,3}(?:[-/]\d{1,3})?[ -][a-z]{3}"
_NUMBERED = Pattern(
    r"(?:(?:exercise|ex|no|number|move|drill) ?[.#]? ?)?[(#]?(\d{1,2})(?:[a-d](?=[.)] [A-Za-z]))?"
    rf"(?:[.):|]| - (?-i:(?=[A-Z]))|(?-i:(?=[A-Z][a-z]))) ?"
    rf"(?:(?![\d%](?!-way|0[-/ ]90))|(?<=[.)] )(?={_NAMED_BY_A_NUMBER}))(?=\S)"
    r"|(?:exercise|ex|no|number|move|drill|station) ?[.#]? ?(\d{1,2})(?: ?- ?(?=\S)|(?-i: (?=[A-Z][a-z])))"
)
# "Figure 2. Wall slide. Stand tall, arms up.": a picture of an exercise, told beside it.
_PICTURED = Pattern(r"(?:fig(?:ure)?|picture|photo|image|illustration|diagram)\.? ?(\d{1,2})[a-z]? ?[.:)-] ?(?=\S)")
# "Exercise: Clamshell", one for each on a form.
_CALLED = Pattern(r"(?:exercise(?: name)?|name of (?:the )?exercise|drill|movement name) ?: ?(?=[^\W\d])")
_LETTER_AND_NUMBER = Pattern(r"[A-H](\d)[.):]? (?=[A-Z])", minds_capitals=True)
_STEP = Pattern(r"step \d{1,2} ?[.:)-]? ?(?=\S)|\d{1,2}\.\d{1,2}[.)]? (?-i:(?=[A-Z]))")
_LETTERED = Pattern(r"\(?[a-h][.)] (?=\S)")
_ROW_RULE = Pattern(r"[|\s:+=-]+", minds_capitals=True)
_CAPTION = Pattern(
    r"(?:picture|photo|image|video|slide|fig(?:ure)?)\.? ?\d{1,2}[a-z]? of \d|(?:picture|photo|image|"
    r"fig\.|figure) ?\d{1,2}[a-z]?(?:[:.]"
    r"(?![^\n.]{3,48}\. [^\n]{12})|$)|(?:picture|photo|image|illustration|diagram|drawing) of [^.:\n]{1,80}$|"
    r"0\d [a-z ]{3,30}$"
)
# What printers and pages leave at their edges: no part of a programme.
_EDGE = Pattern(
    r"page \d{1,3}(?: ?(?:of|/) ?\d{1,3})?$|"
    r"(?:last |date |next )?(?:reviewed|updated|revised|published|printed|posted|review(?: date| due)?|modified|"
    r"issued)(?: on| in| by| date)?:? [^\n]{0,40}\d[^\n]{0,20}$|(?:\u00a9|copyright|\(c\)) "
)
_LINE = Pattern(r"[^\n]*", minds_capitals=True)


def split(normal: Normal) -> tuple[Line, ...]:
    """Every line that says something, in order."""
    lines: list[Line] = []
    after_blank = True
    for match in _LINE.finditer(normal.text):
        if match.start() == match.end():
            after_blank = after_blank or _is_empty_line(normal.text, match.start())
            continue
        line = _line(normal.text, match.start(), match.end(), after_blank)
        if line is not None:
            lines.append(line)
        after_blank = line is None
    return tuple(_listed(normal.text, _counted(normal.text, lines)))


def _listed(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Lines set in below one that ends in a colon are the items of a list, though no mark says so."""
    under: Line | None = None
    for line in lines:
        if text[line.end - 1] == ":":
            under = line
        elif under is not None and (line.indent <= under.indent or line.kind is not Kind.PLAIN or line.after_blank):
            under = None
        if under is None or line is under:
            yield line
        else:
            yield replace(line, kind=Kind.BULLET)


_BARE_NUMBER = Pattern(r"([1-9]\d?) (?=[A-Z][a-z]|[A-Z]{3})", minds_capitals=True)


def _counted(text: str, lines: list[Line]) -> list[Line]:
    """ "1 Bench", "2 Hamstrings", "3 Squats": a bare number counts where another line has the number next to it."""
    bare = {
        at: match
        for at, line in enumerate(lines)
        if line.kind is Kind.PLAIN and (match := _BARE_NUMBER.match(text, line.start, line.end))
    }
    numbers = {at: int(match[1]) for at, match in bare.items()}
    run = {at for one, two in pairwise(numbers) if numbers[two] == numbers[one] + 1 for at in (one, two)}
    return [
        replace(line, kind=Kind.NUMBERED, start=bare[at].end(), number=numbers[at], family="bare")
        if at in run
        else line
        for at, line in enumerate(lines)
    ]


def _is_empty_line(text: str, at: int) -> bool:
    """The pattern also matches the nothing at the end of a full line; only a line of nothing is empty."""
    return at == 0 or text[at - 1] == "\n"


def _is_furniture(text: str, start: int, stop: int) -> bool:
    return _CAPTION.match(text, start, stop) is not None or _EDGE.match(text, start, stop) is not None


def _line(text: str, begin: int, end: int, after_blank: bool) -> Line | None:
    start, stop = _trimmed(text, begin, end)
    if start == stop or _ROW_RULE.fullmatch(text, start, stop) or _is_furniture(text, start, stop):
        return None
    if _is_row(text, begin, end, start, stop):
        return Line(kind=Kind.ROW, start=start, end=stop, after_blank=after_blank)
    kind, body, number = _marker(text, start, stop)
    return Line(
        kind=kind,
        start=body,
        end=stop,
        number=number,
        indent=start - begin,
        after_blank=after_blank,
        family=_family(text[start:body]),
    )


def _family(marker: str) -> str:
    """A marker without what counts: "3)" and "4)" are ")", "Exercise 2:" is "exercise", "b." is "letter"."""
    letters = "".join(char for char in marker.lower() if char.isalpha())
    if len(letters) > 1:
        return letters
    return "letter" if letters else "".join(char for char in marker if not char.isalnum()).strip()


def _is_row(text: str, begin: int, end: int, start: int, stop: int) -> bool:
    """Two bars make a row; one does where the lines above or below have one too."""
    bars = text.count("|", start, stop)
    if bars >= 2 or text[start] == "|":
        return True
    above = text.rfind("\n", max(0, begin - 400), max(0, begin - 1))
    below = text.find("\n", end + 1, end + 400)
    return bars == 1 and (
        "|" in text[max(0, above, begin - 400) : begin] or "|" in text[end : below if below >= 0 else end + 400]
    )


def _trimmed(text: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and text[begin].isspace():
        begin += 1
    while begin < end and text[end - 1].isspace():
        end -= 1
    return begin, end


def _marker(text: str, start: int, end: int) -> tuple[Kind, int, int | None]:
    """The kind its marker gives a line, where its words begin, and its number."""
    if hashes := _HASHES.match(text, start, end):
        _, body, number = _marker_of_item(text, _past_sign(text, hashes.end(), end), end)
        return Kind.HEADING, body, number
    return _marker_of_item(text, _past_sign(text, start, end), end)


def _past_sign(text: str, start: int, end: int) -> int:
    """Where the words begin after a small picture."""
    sign = _SIGN.match(text, start, end)
    return sign.end() if sign and sign.end() < end else start


def _marker_of_item(text: str, start: int, end: int) -> tuple[Kind, int, int | None]:
    if bullet := _BULLET.match(text, start, end):
        box = _CHECKBOX.match(text, bullet.end(), end)
        return Kind.BULLET, box.end() if box else bullet.end(), None
    if (numbered := _NUMBERED.match(text, start, end)) and numbered.end() < end:
        return Kind.NUMBERED, numbered.end(), int(numbered[1] or numbered[2])
    if pictured := _PICTURED.match(text, start, end):
        return Kind.NUMBERED, pictured.end(), int(pictured[1])
    if called := _CALLED.match(text, start, end):
        return Kind.NUMBERED, called.end(), None
    if coded := _LETTER_AND_NUMBER.match(text, start, end):
        return Kind.NUMBERED, coded.end(), int(coded[1])
    if step := _STEP.match(text, start, end):
        return Kind.BULLET, step.end(), None
    if lettered := _LETTERED.match(text, start, end):
        return Kind.BULLET, lettered.end(), None
    return Kind.PLAIN, start, None
