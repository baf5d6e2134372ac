"""The words with which a writer goes on to the next exercise, and the name that follows them.

"The first one is a row", "number 3 chin tucks", "then came the broomstick", "and now heel raises", "this one's a
shoulder extension": who tells exercises one after the other counts them or says "then", with full stops or without.
"""

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from bandstand.prescription.reader.lines.names import Word, is_movement, mentions, words_between
from bandstand.prescription.reader.lines.vocabulary import INSTRUCTIONS, NOT_EXERCISES
from bandstand.prescription.reader.told import cues
from bandstand.prescription.reader.told.verb_names import gerund


class Cue(IntEnum):
    """How a writer goes on, from the vaguest word to a count."""

    CALLED = 0  # "this one's a ...": names what was told, or what follows
    ADDED = 1  # "and the ...": another one only where it has a dose
    DONE = 2  # "do the ..."
    THEN = 3
    COUNTED = 4  # an exercise begins even where its name comes later


class Opening(NamedTuple):
    """Where the words about an exercise begin, and its name, None where it is named later."""

    start: int
    end: int  # of the cue
    cue: Cue
    name: tuple[int, int] | None


MOST_FILLERS = 8
MOST_NAME_WORDS = 4
NEAR = 64  # characters after a cue in which a name begins and ends


def openings(text: str, start: int, end: int) -> list[Opening]:
    """Every place where the writer goes on to another exercise, in order."""
    found = [*_counted(text, start, end), *_worded(text, start, end), *_named_first(text, start, end)]
    kept: list[Opening] = []
    for each in sorted(found, key=lambda opening: (opening.start, -opening.cue)):
        if kept and (each.start < kept[-1].end or (each.name and each.name == kept[-1].name)):
            if kept[-1].name is None and each.name is not None and each.cue < Cue.COUNTED:
                kept[-1] = kept[-1]._replace(name=each.name)
            continue
        kept.append(each)
    return kept


def _counted(text: str, start: int, end: int) -> Iterator[Opening]:
    for cue in cues.COUNTED.finditer(text, start, end):
        if not cues.CLOSES.search(text, max(start, cue.start() - 16), cue.start()):
            yield Opening(cue.start(), cue.end(), Cue.COUNTED, name_after(text, cue.end(), end))


_KINDS = (
    (cues.THEN, Cue.THEN),
    (cues.AND_A_THING, Cue.ADDED),
    (cues.THERE_IS, Cue.ADDED),
    (cues.AND_THE, Cue.ADDED),
    (cues.DONE, Cue.DONE),
    (cues.CALLED, Cue.CALLED),
)


def _worded(text: str, start: int, end: int) -> Iterator[Opening]:
    for pattern, kind in _KINDS:
        for cue in pattern.finditer(text, start, end):
            name = name_after(text, cue.end(), end, nouns=bool(cues.COMES.search(cue[0])))
            if name is not None and not cues.BEING.search(text, max(start, cue.start() - 12), cue.start()):
                yield Opening(cue.start(), cue.end(), kind, name)


def _named_first(text: str, start: int, end: int) -> Iterator[Opening]:
    """ "Clams came first", "toe raises next": the name stands before the word that goes on."""
    for each in mentions(text, start, end):
        if cues.NAMED_FIRST.match(text, each.end, end):
            yield Opening(each.start, each.end, Cue.THEN, (each.start, each.end))


def name_after(text: str, at: int, end: int, *, nouns: bool | None = None) -> tuple[int, int] | None:
    """The name right after a cue: a movement, "the stick one", or, where `nouns` allow it, any noun.

    `nouns` None: allowed after "is" and the like.
    """
    begin = _past_fillers(text, at, end)
    stop = min(end, begin + NEAR)
    if thing := cues.A_THING.match(text, begin, stop):
        return _called_also(text, *thing.span()) if _has_article(text, at, begin) else None
    words = _run_of(text, words_between(text, begin, stop))
    if not words or not words[0].text[0].isalpha():
        return None
    named = _movement_in(text, words, begin, stop, _has_article(text, at, begin)) or gerund(text, begin, end)
    if named is not None:
        return named
    nouns = cues.COPULA.search(text[at:begin]) is not None if nouns is None else nouns
    if not nouns or words[0].text in INSTRUCTIONS | cues.NO_NAMES | NOT_EXERCISES:
        return None
    taken = words[:MOST_NAME_WORDS]
    return taken[0].start, taken[-1].end


def _called_also(text: str, start: int, end: int) -> tuple[int, int]:
    """ "The lying-down one, the Brandt-Daroff": a name of its own says more."""
    also = cues.ALSO.match(text, end)
    proper = cues.PROPER.match(text, also.end()) if also else None
    return proper.span() if proper else (start, end)


def _past_fillers(text: str, at: int, end: int) -> int:
    for _ in range(MOST_FILLERS):
        while at < end and text[at] == " ":
            at += 1
        filler = cues.FILLER.match(text, at, end)
        if filler is None:
            break
        at = filler.end()
    return at


def _has_article(text: str, at: int, begin: int) -> bool:
    return text[at:begin].rstrip().rsplit(" ", 1)[-1].lower() in cues.ARTICLES


def _run_of(text: str, words: list[Word]) -> list[Word]:
    """The words up to the first mark or small word."""
    run: list[Word] = []
    for word in words:
        touches = not run or text[run[-1].end : word.start] in (" ", "-", "/", " & ")
        if not touches or word.text in cues.STOPS:
            break
        run.append(word)
    return run


def _movement_in(text: str, words: list[Word], begin: int, stop: int, article: bool) -> tuple[int, int] | None:
    """The movement among the first words of a name, with what stands before it."""
    found = next(iter(mentions(text, begin, stop)), None)
    if found is not None and found.start <= words[min(2, len(words) - 1)].start and found.end > words[0].end - 1:
        name_end = _without_verb(text, found.start, found.end)
        placed = cues.PLACED.match(text, name_end)
        return words[0].start, placed.end() if placed else name_end
    if article and is_movement(words[0].text) and words[0].text not in cues.NO_NAMES:
        return words[0].start, words[0].end
    return None


def _without_verb(text: str, start: int, end: int) -> int:
    """ "Upper trap stretch hang on to the chair": the last word begins the instruction."""
    words = words_between(text, start, end)
    after = words_between(text, end, end + 12)
    follows = bool(after) and after[0].text in ("on", "the", "your", "up", "onto", "with", "to", "in")
    if len(words) > 1 and follows and words[-1].text in INSTRUCTIONS and is_movement(words[-2].text):
        return words[-2].end
    return end
