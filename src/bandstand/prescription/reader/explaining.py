"""What each step of a reading made of a sheet, told so that a wrong field is traced to its step in a minute.

Places are characters of the text as given, so that they mean the same as the spans of `bandstand read --json`.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from bandstand.prescription.origin import Span
from bandstand.prescription.plan import Frequency
from bandstand.prescription.reader.doses.phrases import Phrase, Value
from bandstand.prescription.reader.pipeline import Steps, rewritings, steps
from bandstand.prescription.reader.programme.binding import Bound
from bandstand.prescription.reader.programme.regions import Entry
from bandstand.prescription.reader.remarks.writers_notes import Remark
from bandstand.prescription.reader.written.normalise import Normal
from bandstand.prescription.reading import Doubt, exercise_form

LONGEST_QUOTE = 72  # characters of the sheet on one line of the trace


@dataclass(frozen=True, slots=True)
class Told:
    """One step by its name, and its result line by line."""

    step: str
    lines: tuple[str, ...]


def explain(text: str) -> tuple[Told, ...]:
    """Every step of reading a text with its result, in the order in which they run."""
    return told(steps(text))


def told(made: Steps) -> tuple[Told, ...]:
    """The same of a reading that has been made already."""
    return (
        Told("rewritings", tuple(_rewritings(made.normal.given))),
        Told("normal text", tuple(made.normal.text.split("\n"))),
        Told("phrases of dose", tuple(_phrase(made.normal, each) for each in made.phrases)),
        Told("lines", tuple(_lines(made))),
        Told("exercises", tuple(_entries(made))),
        Told("text about several exercises", tuple(_common(made))),
        Told("doses", tuple(_doses(made))),
        Told("band and things", tuple(_kits(made))),
        Told("remarks", tuple(_remark(made, each) for each in made.remarks)),
        Told("reading", tuple(_fields(made))),
        Told("whole sheet", tuple(_whole(made))),
        Told("questions", tuple(_doubt(made, each) for each in made.reading.doubts)),
        Told("unread", tuple(_quoted(made.reading.text, span) for span in made.reading.unread)),
    )


def _rewritings(text: str) -> Iterator[str]:
    """Each rewriting that changed something: how many lines are new after it, and the first of them."""
    before = text
    for name, after in rewritings(text):
        old = Counter(before.split("\n"))
        new = [line for line in after.text.split("\n") if not old[line]]
        yield f"{name:<12}{len(new):>4} new lines" + (f", first: {_short(new[0])}" if new else "")
        before = after.text


def _phrase(normal: Normal, phrase: Phrase) -> str:
    return f"{phrase.field:<12}{_value(phrase.value):<16}{_words(normal, phrase.start, phrase.end)}"


def _value(value: Value) -> str:
    """A value of a dose as a person would write it: 10-15, 3 a week, each side."""
    match value:
        case Frequency(times, per):
            return f"{times} a {per}"
        case (low, high):
            return f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return str(value)


def _words(normal: Normal, start: int, end: int) -> str:
    """Some words of the sheet as they were given, with their place."""
    return _quoted(normal.given, normal.span(start, end)) if start < end else "(nothing)"


def _quoted(text: str, span: Span) -> str:
    words = " ".join(text[span.start : span.end].split())
    return f'"{_short(words)}" [{span.start}-{span.end}]'


def _short(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTE else f"{words[:LONGEST_QUOTE]} ..."


def _lines(made: Steps) -> Iterator[str]:
    """Each line with its kind, its role, and the opening that may be a name."""
    for line, head, role in zip(made.lines, made.heads, made.roles, strict=True):
        worth = head.worth.name.lower()
        yield f"{line.kind:<10}{role:<9}{worth:<8}{_words(made.normal, line.start, line.end)}"


def _entries(made: Steps) -> Iterator[str]:
    """Each exercise by its name, with the stretch of text that is about it."""
    for entry in made.entries:
        yield f"{_words(made.normal, entry.name_start, entry.name_end)}  section {entry.section}"
        yield f"    about it: {_words(made.normal, entry.start, entry.end)}"
    for entry in made.forbidden:
        yield f"{_words(made.normal, entry.name_start, entry.name_end)}  left out: the sheet says not to do it"


def _common(made: Steps) -> Iterator[str]:
    for each in made.common:
        scope = "whole sheet" if each.section is None else f"section {each.section}"
        yield f"{scope:<12}{'before' if each.leading else 'after':<8}{_words(made.normal, each.start, each.end)}"


def _doses(made: Steps) -> Iterator[str]:
    """The phrases bound to each exercise, each with where it stands."""
    for at, (entry, dose) in enumerate(zip(made.entries, made.doses, strict=True)):
        yield _name(made, at)
        yield from (f"    {line}" for line in _dose(made, entry, dose))


def _dose(made: Steps, entry: Entry, dose: Bound) -> Iterator[str]:
    for field, phrase in (*dose.phrases.items(), *dose.strange.items()):
        place = _words(made.normal, phrase.start, phrase.end)
        strange = "  asked: no sheet means so much" if field in dose.strange else ""
        yield f"{field:<12}{_value(phrase.value):<16}{bound_from(made, entry, phrase):<22}{place}{strange}"


def bound_from(made: Steps, entry: Entry, phrase: Phrase) -> str:
    """Where the words stand that an exercise took a value from: by itself, with another, for a section, for all."""
    if entry.start <= phrase.start < entry.end:
        return "own"
    for at, other in enumerate(made.entries):
        if other.start <= phrase.start < other.end:
            return f"said with {_name(made, at)}"
    scope = next((each for each in made.common if each.start <= phrase.start < each.end), None)
    return "whole sheet" if scope is None or scope.section is None else f"section {scope.section}"


def _name(made: Steps, at: int) -> str:
    return made.reading.exercises[at].name.value


def _kits(made: Steps) -> Iterator[str]:
    """What each exercise needs, and where its band goes."""
    for at, kit in enumerate(made.kits):
        things = [(each.name, each.start, each.end) for each in kit.things]
        places = [(each.name, each.start, each.end) for each in kit.places]
        for name, start, end in (*things, *places):
            yield f"{_name(made, at)}: {name}  {_words(made.normal, start, end)}"


def _remark(made: Steps, remark: Remark) -> str:
    what = remark.liking or (f"keeps to {remark.kept_to}" if remark.kept_to else "")
    avoided = f"avoids {remark.avoided}: {remark.reason}" if remark.avoided else ""
    return f"{_name(made, remark.entry)}: {what or avoided}  {_words(made.normal, remark.start, remark.end)}"


def _fields(made: Steps) -> Iterator[str]:
    """Every field that an exercise got, as `bandstand read --json` prints it."""
    for each in made.reading.exercises:
        yield f"{each.name.value}  ({each.exercise or 'not in the catalogue'})"
        said = {name: value for name, value in exercise_form(each).items() if name not in ("name", "spans")}
        yield from (f"    {name:<14}{value}" for name, value in said.items() if value not in (None, []))


def _whole(made: Steps) -> Iterator[str]:
    whole = made.reading.whole
    if whole.title:
        yield f"title         {whole.title}"
    singles = {
        "start light": whole.start_light,
        "rest": whole.values_rest,
        "stretching": whole.values_stretching,
        "complaint": whole.complaint,
        "pain limit": whole.pain_limit,
    }
    several = {"progression": whole.progression, "precaution": whole.precautions, "goal": whole.goals}
    for name, said in (
        *((name, said) for name, said in singles.items() if said),
        *((name, said) for name, items in several.items() for said in items),
    ):
        yield f"{name:<14}{said.value}  {_quoted(made.reading.text, said.spans[0])}"


def _doubt(made: Steps, doubt: Doubt) -> str:
    about = "the sheet" if doubt.exercise is None else _name(made, doubt.exercise)
    choices = f"  {' or '.join(doubt.choices)}?" if doubt.choices else ""
    place = f"  {_quoted(made.reading.text, doubt.span)}" if doubt.span else ""
    return f"{about}: {doubt.field}{choices}{place}"
