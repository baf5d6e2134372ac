"""Several exercises on one line, each with its dose: "Quad sets x 20 bid, heel slides x 10 tid"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Field, Phrase, between
from bandstand.prescription.reader.lines.names import Mention, mentions, words_between
from bandstand.prescription.reader.lines.vocabulary import INSTRUCTIONS
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.regions import Entry

_PARTS = Pattern(r"[.;,] (?:and |then |plus |no more than |up to )?| (?:and then|and|then|plus) ")
_THEN = Pattern(r"[.;,]? (?:and then|then|and|plus) ")
FAR = 48  # the same after "then", which goes on to another exercise by itself
NEAR = 14  # characters between a name and its dose
LONGEST_NAME = 60
MOST_ON_A_LINE = 12


def each_on_its_line(text: str, entry: Entry, phrases: Sequence[Phrase]) -> list[Entry]:
    """The exercise itself, and those that follow it on its line with doses of their own."""
    found = [entry]
    for begin, name in _further(text, entry, phrases):
        if len(found) < MOST_ON_A_LINE and _is_dosed(phrases, found[-1].start, begin):
            found[-1] = replace(found[-1], end=begin)
            found.append(replace(entry, name_start=name.start, name_end=name.end, start=begin))
    return found


def named_together(text: str, entry: Entry) -> list[Entry]:
    """ "Split squats, step downs and wall sits" as the head of one line: one exercise each, with the same dose."""
    edges = [entry.name_start]
    for gap in _BETWEEN.finditer(text, entry.name_start, entry.name_end):
        edges += [gap.start(), gap.end()]
    places = list(zip(edges[::2], [*edges[1::2], entry.name_end], strict=True))
    if len(places) < 2 or not all(_is_whole_name(text, *place) for place in places):
        return [entry]
    return [replace(entry, name_start=start, name_end=end) for start, end in places]


def end_of_list(text: str, start: int, end: int) -> int:
    """Where a list of names with commas between them ends, that began with the name before `start`."""
    while gap := _COMMA.match(text, start, end):
        name = next(iter(mentions(text, gap.end(), min(end, gap.end() + LONGEST_NAME))), None)
        if name is None or name.start != gap.end():
            break
        start = name.end
    return start


_COMMA = Pattern(r", (?:and |or )?")
_BETWEEN = Pattern(r", (?:and |or )?| and | & | \+ | / ")
_SHORT_NAME = Pattern(r"[A-Z]{2,4}s?", minds_capitals=True)


def _is_whole_name(text: str, start: int, end: int) -> bool:
    """Whether nothing but the name of a movement stands here, save where or on what it is done."""
    name = next(iter(mentions(text, start, end)), None)
    if name is None or name.start != start or not name.strong or _tells_how(text, name):
        return False
    if _SHORT_NAME.fullmatch(text, start, end):
        return True
    several = (" " in text[start : name.end] and not _IS_JOINED.match(text, end)) or text[name.end - 1] == "s"
    return several and (name.end == end or _WHERE.fullmatch(text, name.end, end) is not None)


_IS_JOINED = Pattern(r" (?:and|&|\+|/) ")  # "hip flexion and knee extension" may be one movement
_WHERE = Pattern(r" (?:on|in|with|at|off|over) [a-z ]{3,24}")


def _further(text: str, entry: Entry, phrases: Sequence[Phrase]) -> Iterator[tuple[int, Mention]]:
    """Where a part of the line begins with another name and its dose, the dose before it or after it."""
    line_end = text.find("\n", entry.name_end, entry.end)
    stop = line_end if line_end >= 0 else entry.end
    for part in _PARTS.finditer(text, entry.name_end, stop):
        begin = part.end()
        first = next(iter(between(phrases, begin, begin + 1)), None)
        start = _next_word(text, first.end) if first else begin
        name = next(iter(mentions(text, start, min(stop, start + LONGEST_NAME))), None)
        if name is None or name.start != start or not name.strong or _tells_how(text, name):
            continue
        near = FAR if _THEN.match(text, part.start(), begin) else NEAR
        if first is not None or _is_dosed(phrases, name.end, min(stop, name.end + near)):
            yield begin, name


def _next_word(text: str, at: int) -> int:
    while at < len(text) and text[at] in " -":
        at += 1
    return at


def _is_dosed(phrases: Sequence[Phrase], start: int, end: int) -> bool:
    return any(each.field in AMOUNTS or each.field is Field.FREQUENCY for each in between(phrases, start, end))


def _tells_how(text: str, name: Mention) -> bool:
    """ "Step down slowly, 3 seconds" goes on with the step up; "step downs, 10" is another exercise."""
    words = [word.text for word in words_between(text, name.start, name.end)]
    return words[0] in INSTRUCTIONS and not words[-1].endswith("s")
