"""A clinician's record: what was found, done in the clinic or planned for visits is no exercise to do at home."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bandstand.prescription.reader.doses.phrases import Field, Phrase, first_between
from bandstand.prescription.reader.lines.blocks import Kind, Line
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.patterns import Pattern

_FOUND = Pattern(
    r"(?:S|O|A|SUBJ(?:ECTIVE)?|OBJ(?:ECTIVE)?|ASSESSMENT|Subjective|Objective|Assessment) ?[:/] ?", minds_capitals=True
)
_NEXT = Pattern(r"(?:P|PLAN|Plan|HEP|H\.E\.P\.|HOME|Home)\b", minds_capitals=True)
# Labels of what was measured, done by hand or aimed at: nothing on their line is to be done.
_MEASURED = Pattern(
    r"(?:dx|hx|pmh|diagnosis|history|medications?|meds|rx(?=: ?eval)|tx(?: today)?|treatment today|today|response|"
    r"manual(?: therapy)?|modalities|a?a?rom|prom|mmt|gait|palpation|special tests|observations?|outcome measures?|"
    r"stgs?|ltgs?|(?:(?:short|long)[ -]term )?goals?|vitals|bp|nprs|vas|girth|eval(?:uation)?|pt ed(?:ucation)?|"
    r"in (?:the )?clinic|performed today|clinic|billing|cpt|time in|units|tug|lefs|dash|quickdash|ndi|odi) ?"
    r"(?:\([^)\n]{0,24}\))? ?[:=]"
)
# Lines that list what is not to be done: "Not yet: squats below 90°", "Avoid: running".
_LEFT_OUT = Pattern(
    r"(?:not (?:yet|allowed|until|before)|avoid(?:ed)?|do not do|don't do|off the list|off limits|no longer|stopped|"
    r"dropped|forbidden|contraindicated|contraindications|not to (?:do|be done)|leave out|left out)\b[^:\n]{0,24}:"
)
_CLINICAL = Pattern(
    r"\b(?:AROM|PROM|MMT|NPRS|WBAT|NWB|PWB|HEP|Dx|Hx|PMH|Pt|STG|LTG|POC|s/p|h/o|c/o)\b(?!')", minds_capitals=True
)
_HOME = Pattern(r"\b(?:HEP|H\.E\.P\.|home exercise program(?:me)?|Home exercise program(?:me)?)\b", minds_capitals=True)
_OPENS_HOME = Pattern(r"(?:P ?: ?)?(?:HEP|H\.E\.P\.)\b", minds_capitals=True)
_VISITS = Pattern(
    r"\b(?:visits?|appointments?|sees? (?:you|me|him|her|us|them)|sees? (?:your|their|my|the|a|an) (?:[a-z]{2,12} )?"
    r"(?:physio(?:therapist)?|therapist|pt|ot|doctor|clinician|trainer)|seen|eval(?:uate)?(?: ?(?:&|and) ?treat)?|"
    r"outpatient|poc|cont(?:inue)?(?: (?:with )?(?:pt|physio|therapy|skilled pt))?)\b[^.;\n\d]{0,24}$"
)
_AT_THE_END = Pattern(
    r"\b(?:pt|ot|physio(?:therapy)?|therapy|clinic|class(?:es)?|treat|gym membership)(?: sessions?| is| are)?[: ]{0,2}$"
)
_DONE_THERE = Pattern(
    r"\b(?:in (?:the )?clinic|by (?:the )?(?:pt|therapist|physio)|performed today|completed today|tolerated)\b"
)


def without_records(text: str, lines: Sequence[Line], found: Sequence[Phrase]) -> tuple[tuple[Line, ...], list[Phrase]]:
    """The lines and phrases of a programme, what a record says besides left out."""
    kept = tuple(_kept(text, lines, found))
    inside = _Inside(kept)
    return kept, [each for each in found if inside.holds(each.start) and not _is_of_a_visit(text, each)]


class _Inside:
    """Which places stand in lines that were kept."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines, self._at = lines, 0

    def holds(self, place: int) -> bool:
        """Asked in the order of the text."""
        while self._at < len(self._lines) and self._lines[self._at].end <= place:
            self._at += 1
        return self._at < len(self._lines) and self._lines[self._at].start <= place


def _kept(text: str, lines: Sequence[Line], found: Sequence[Phrase]) -> Iterator[Line]:
    home = _home(text, lines, found)
    noted = _is_a_note(text, lines)
    clinical = noted or home > 0 or _CLINICAL.search(text) is not None
    recording = False
    for at, line in enumerate(lines):
        if noted and _FOUND.match(text, line.start, line.end):
            recording = True
        elif line.after_blank or line.kind is not Kind.PLAIN or _NEXT.match(text, line.start, line.end):
            recording = False
        measured = clinical and _MEASURED.match(text, line.start, line.end)
        apart = recording or measured or _LEFT_OUT.match(text, line.start, line.end)
        if not (apart or (at < home and _has_dose(found, line))):
            yield _from_home(text, line) if noted or home else line


def _is_a_note(text: str, lines: Sequence[Line]) -> bool:
    """Whether two of the letters a note is ordered by open lines of it."""
    letters = {text[line.start].upper() for line in lines if _FOUND.match(text, line.start, line.end)}
    return len(letters) > 1


def _home(text: str, lines: Sequence[Line], found: Sequence[Phrase]) -> int:
    """The line that opens the exercises for home, 0 where none does or nothing is dosed below it."""
    for at, line in enumerate(lines):
        if _OPENS_HOME.match(text, line.start, line.end):
            return at if first_between(found, line.start, len(text)) is not None else 0
    return 0


def _has_dose(found: Sequence[Phrase], line: Line) -> bool:
    return first_between(found, line.start, line.end) is not None


def _from_home(text: str, line: Line) -> Line:
    """ "P: continue 3x/wk. HEP: clams 2 x 10" is about home from its second word on."""
    home = _HOME.search(text, line.start, line.end) if _NEXT.match(text, line.start, line.end) else None
    return replace(line, start=home.start()) if home else line


def _is_of_a_visit(text: str, said: Phrase) -> bool:
    """ "Physio twice a week" counts visits; what was done in the clinic is done."""
    begin = max(0, said.start - 80)
    window = text[begin : said.start]
    before = window[max(window.rfind(mark) for mark in ".;\n|") + 1 :]
    if said.field is Field.FREQUENCY and (_VISITS.search(before) or _AT_THE_END.search(before)):
        return True
    return any(
        start <= said.start < end and _DONE_THERE.search(text, start, end)
        for start, end in sentences(text, begin, min(len(text), said.end + 60))
    )
