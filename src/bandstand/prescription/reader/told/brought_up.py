"""Where running text brings up an exercise: by a word that goes on, by a name with its dose, or by what to do."""

from collections.abc import Sequence
from typing import NamedTuple

from bandstand.prescription.reader.doses.phrases import Field, Phrase, between
from bandstand.prescription.reader.lines.names import is_movement, mentions, words_between
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.pointing import SAME_AGAIN
from bandstand.prescription.reader.told.cues import MUSCLES
from bandstand.prescription.reader.told.named_with_dose import COUNTED, LONGEST_LEAD, amounts, dosed, is_instruction
from bandstand.prescription.reader.told.names_by_place import NamesByPlace
from bandstand.prescription.reader.told.openings import Cue, Opening, openings
from bandstand.prescription.reader.told.story import is_only_told, sentence_start
from bandstand.prescription.reader.told.told_to_do import asked
from bandstand.prescription.reader.told.verb_names import told

LONG_BREATH = 260  # characters without a mark: the text has none
DOSE_FOLLOWS = 110  # characters after a name made of a verb


class Telling(NamedTuple):
    """An exercise being brought up: where the words about it begin, and its name where it has one."""

    start: int
    name: tuple[int, int] | None
    cue: Cue | None = None  # None: its name alone, with a dose


def tellings(text: str, start: int, end: int, phrases: Sequence[Phrase], *, alone: bool) -> list[Telling]:
    """Every exercise a paragraph or a talk brings up, in order, named as far as the text names it.

    `alone`: no line of the text names an exercise, so that an instruction may be one without a name.
    """
    opened = openings(text, start, end)
    breath = _out_of_breath(text, start, end)
    begun = NamesByPlace((each.start, each.end) for each in opened)
    cued = [
        _telling(text, start, each, begun, phrases, breath)
        for each in opened
        if _is_asked_for(text, start, each, phrases)
    ]
    named = (
        [] if len(cued) > 1 and breath is not None else [Telling(*each) for each in dosed(text, start, end, phrases)]
    )
    found = sorted([*cued, *_others(cued, named)], key=lambda telling: telling.start)
    if alone and breath is None:
        names = NamesByPlace(each.name for each in found if each.name)
        verbs = [Telling(begin, name) for begin, name in asked(text, start, end, names, phrases)]
        found = sorted([*found, *_others(found, verbs)], key=lambda each: each.start)
    return _named(text, end, found, phrases)


def _telling(
    text: str, start: int, opening: Opening, begun: NamesByPlace, phrases: Sequence[Phrase], breath: int | None
) -> Telling:
    """ "Once a day do the doorway stretch": a dose that leads up to the cue in its sentence is its own."""
    begin = sentence_start(text, opening.start, start)
    leads = opening.cue is Cue.DONE and bool(between(phrases, begin, opening.start))
    first = not begun.begins_in(begin, opening.start)
    marked = breath is None or breath >= opening.start
    own = leads and first and opening.start - begin <= LONGEST_LEAD and marked
    return Telling(begin if own else opening.start, opening.name, opening.cue)


def _is_asked_for(text: str, start: int, opening: Opening, phrases: Sequence[Phrase]) -> bool:
    """Whether an opening is no story; a name made of a verb needs its dose."""
    if opening.name is None:
        return True
    if is_only_told(text, sentence_start(text, opening.start, start), *opening.name):
        return False
    if words_between(text, *opening.name)[-1].text in MUSCLES:
        return False
    unsure = opening.cue is Cue.ADDED or _is_gerund(text, *opening.name) or _is_any_noun(text, opening)
    reach = opening.name[1] + DOSE_FOLLOWS
    return not unsure or bool(between(phrases, opening.name[1], reach)) or _is_as_before(text, opening.name[1], reach)


def _is_any_noun(text: str, opening: Opening) -> bool:
    """ "The first one is free", "first, some background": a noun that no movement is called."""
    if opening.cue is not Cue.COUNTED or opening.name is None or "number" in text[opening.start : opening.end].lower():
        return False
    words = [word.text for word in words_between(text, *opening.name)]
    known = any(is_movement(word) for word in words) or bool(mentions(text, *opening.name))
    return not known and words[-1] not in ("one", "thing")


def _is_as_before(text: str, start: int, end: int) -> bool:
    return SAME_AGAIN.search(text, start, end) is not None


def _is_gerund(text: str, start: int, end: int) -> bool:
    words = words_between(text, start, end)
    strong = any(each.strong for each in mentions(text, start, end))
    return words[0].text.endswith("ing") and not strong and words[-1].text not in ("one", "thing")


def _others(known: Sequence[Telling], more: Sequence[Telling]) -> list[Telling]:
    """Those whose names are not told already."""
    names = NamesByPlace(each.name for each in known if each.name)
    return [each for each in more if each.name and not names.meets(*each.name)]


def is_unmarked(text: str, start: int, end: int) -> bool:
    """Whether a text goes on without full stops."""
    return _out_of_breath(text, start, end) is not None


def _out_of_breath(text: str, start: int, end: int) -> int | None:
    """Where a sentence has gone on for too long without a mark, None where none does."""
    return next(
        (begin + LONG_BREATH for begin, stop in sentences(text, start, end) if stop - begin > LONG_BREATH), None
    )


def _named(text: str, end: int, found: Sequence[Telling], phrases: Sequence[Phrase]) -> list[Telling]:
    """What is counted takes the name that follows it, or that of its instruction."""
    kept: list[Telling] = []
    for each in found:
        last = kept[-1] if kept else None
        if last is not None and last.name is None and each.cue is not Cue.COUNTED:
            if (name := _mentioned_first(text, last.start, each.start)) is None:
                kept[-1] = last._replace(name=each.name)
                continue
            last = kept[-1] = last._replace(name=name)
        if each.cue is not Cue.CALLED or last is None or last.name is None:
            kept.append(each)
        elif amounts(phrases, last.start, each.start) or _is_sibling(text, last.name, each.name):
            kept.append(each._replace(start=_turn(text, last.name[1], each.start)))
    stops = [*(each.start for each in kept[1:]), end]
    return [_by_its_verb(text, each, stop, phrases) for each, stop in zip(kept, stops, strict=False)]


def _is_sibling(text: str, one: tuple[int, int], other: tuple[int, int] | None) -> bool:
    """ "External rotation ... and that's internal rotation": of the same kind, and another one."""
    if other is None:
        return False
    first, second = [[word.text for word in words_between(text, *name)] for name in (one, other)]
    return first[-1] == second[-1] and len(first) == len(second) > 1 and first != second


_TURN = Pattern(r"\b(?:now|okay|ok|alright|right|so how) ")
MOST_ASIDE = 40  # characters after a name in which no new thought begins


def _turn(text: str, start: int, end: int) -> int:
    """Where the words about something called last began: at the first turn of thought after the name before."""
    turn = _TURN.search(text, min(start + MOST_ASIDE, end), end)
    return turn.start() if turn else end


def _mentioned_first(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first name of a movement in a stretch, None where it tells of none."""
    for each in mentions(text, start, end):
        if (
            each.strong
            and not is_instruction(text, start, each)
            and not is_only_told(text, start, each.start, each.end)
        ):
            return each.start, each.end
    return None


def _by_its_verb(text: str, telling: Telling, stop: int, phrases: Sequence[Phrase]) -> Telling:
    if telling.name is None and (name := _mentioned_first(text, telling.start, stop)) is not None:
        return telling._replace(name=name)
    if telling.name is not None or not amounts(phrases, telling.start, stop, COUNTED | {Field.TIME}):
        return telling
    return telling._replace(name=told(text, telling.start, stop, phrases))
