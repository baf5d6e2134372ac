"""Laws of an honest reader: nothing without its words, nothing disturbed by talk; and a seeded fault for each."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bandstand.prescription import reader
from bandstand.prescription.origin import Span
from bandstand.prescription.reading import Reading, Said, Understood, corpus_form, exercise_form, spans_of
from bandstand.quantity import Json, Range
from tests.corpus import gauge
from tests.prescription.carried import carries
from tests.prescription.composed import Sheet, compose, shared_sheets, sheets
from tests.prescription.distractors import distractors

SCALE = int(os.environ.get("SCALE", "1"))
Read: TypeAlias = Callable[[str], Reading]

DOSE = ("sets", "reps", "hold_s", "duration_s", "distance_m", "side", "rest_s", "frequency")
LONGEST_SPAN = 60
DOCUMENTS = [each.text for each in (*gauge.seen(), *gauge.own())]
SHORT = [text for text in DOCUMENTS if len(text) <= 3000]
places = st.integers(0, 999)  # the how-manieth field or gap, counted round and round


def values_of(reading: Reading) -> list[dict[str, Json]]:
    """Every exercise without the places of its words."""
    forms = map(exercise_form, reading.exercises)
    return [{name: value for name, value in form.items() if name != "spans"} for form in forms]


# Nothing without its words


@dataclass(frozen=True, slots=True)
class Cut:
    """A text before and after one field's words were taken out of it."""

    text: str
    start: int
    end: int

    @property
    def left(self) -> str:
        """What is left of the text."""
        return self.text[: self.start] + self.text[self.end :]

    def moved(self, place: int) -> int:
        """Where a place of the whole text stands in what is left."""
        return place if place <= self.start else max(self.start, place - (self.end - self.start))

    def takes_from(self, each: Understood) -> bool:
        """Whether some of the words cut out were an exercise's own."""
        spans = (span for spans in spans_of(each).values() for span in spans)
        return any(span.start < self.end and self.start < span.end for span in spans)

    def finds(self, before: Understood, after: Reading) -> Understood | None:
        """The exercise of the whole text in the reading of what is left, by the place of its name."""
        name = before.name.spans[0]
        start, end = self.moved(name.start), self.moved(name.end)
        names = ((each, each.name.spans[0]) for each in after.exercises)
        return next((each for each, at in names if at.start < max(end, start + 1) and at.end > start), None)


def cuts(reading: Reading) -> Iterator[tuple[Understood, str, Cut]]:
    """Every field of a dose that a text says, with the text after its words are taken out."""
    for each in reading.exercises:
        for field, spans in spans_of(each).items():
            if field in DOSE and spans:
                yield each, field, Cut(reading.text, spans[0].start, spans[-1].end)


def check_words_gone(text: str, place: int, read: Read = reader.read) -> None:
    """Without its words a field is silent, asked, or said by other words that carry it; or its exercise is gone."""
    found = list(cuts(read(text)))
    if not found:
        return
    before, field, cut = found[place % len(found)]
    after = cut.finds(before, read(cut.left))
    left = exercise_form(after)[field] if after else None
    if after and left is not None:
        words = [cut.left[span.start : span.end] for span in spans_of(after)[field]]
        assert carries(field, left, words), (field, left, words)


def check_words_gone_from(sheet: Sheet, place: int, read: Read = reader.read) -> None:
    """Where each field is said once: nothing is left but, at most, what the words of a neighbouring field say alone.

    "3 x 10" without its 10 is "3 x", and that says three times. Every other exercise keeps all it had.
    """
    reading = read(sheet.text)
    found = list(cuts(reading))
    if not found:
        return
    before, field, cut = found[place % len(found)]
    remaining = read(cut.left)
    after = cut.finds(before, remaining)
    left = spans_of(after)[field] if after else ()
    others = [span for name, spans in spans_of(before).items() if name not in (field, "name") for span in spans]
    for span in left:
        assert any(span.start < cut.moved(other.end) and cut.moved(other.start) < span.end for other in others), (
            field,
            cut.left[span.start : span.end],
        )
    check_others_kept(reading, before, cut, remaining)


def check_others_kept(reading: Reading, cut_from: Understood, cut: Cut, remaining: Reading) -> None:
    """The exercises that did not share the words are read as before."""
    for each in reading.exercises:
        shares = any(
            span.start < cut.end and cut.start < span.end for spans in spans_of(each).values() for span in spans
        )
        if each is not cut_from and not shares:
            kept = cut.finds(each, remaining)
            assert kept is not None, each.name.value
            assert dose_of(kept) == dose_of(each), each.name.value


def dose_of(each: Understood) -> dict[str, Json]:
    """The fields of its dose."""
    form = exercise_form(each)
    return {field: form[field] for field in DOSE}


@settings(max_examples=100 * SCALE)
@given(sheets, places)
def test_without_its_words_a_field_is_silent_and_the_other_exercises_are_as_before(sheet: Sheet, place: int) -> None:
    check_words_gone_from(sheet, place)


@pytest.mark.parametrize("seed", [652077, 1614120])
def test_a_first_line_that_lost_its_count_is_still_an_exercise_and_no_title(seed: int) -> None:
    sheet = compose(random.Random(seed))
    for place in range(len(list(cuts(reader.read(sheet.text))))):
        check_words_gone_from(sheet, place)


@settings(max_examples=60 * SCALE)
@given(shared_sheets, places)
def test_without_the_words_said_for_all_nobody_has_the_field(sheet: Sheet, place: int) -> None:
    check_words_gone(sheet.text, place)


@settings(max_examples=60 * SCALE)
@given(st.sampled_from(SHORT), places)
def test_without_its_words_a_field_of_a_document_is_silent_or_said_by_others(text: str, place: int) -> None:
    check_words_gone(text, place)


def filling_in(text: str) -> Reading:
    """A fault: what is not said is taken from habit, and points at the name."""
    reading = reader.read(text)
    usual = [
        replace(each, reps=each.reps or Said(Range(10), each.name.spans[:1]) if each.sets else each.reps)
        for each in reading.exercises
    ]
    return replace(reading, exercises=tuple(usual))


ONE = "1. Clamshells: 3 sets of 12 reps\n2. Bridges: 2 sets of 8 reps"
THE_REPS = 1  # the second of the four fields


def test_the_law_of_words_finds_a_reader_that_fills_in() -> None:
    check_words_gone(ONE, THE_REPS)
    check_words_gone_from(Sheet(ONE, ()), THE_REPS)
    with pytest.raises(AssertionError):
        check_words_gone(ONE, THE_REPS, filling_in)
    with pytest.raises(AssertionError):
        check_words_gone_from(Sheet(ONE, ()), THE_REPS, filling_in)


def by_turns(text: str) -> Reading:
    """A fault: doses are handed out in order, so that one cut out moves all that follow."""
    reading = reader.read(text)
    counted = [each.reps for each in reading.exercises if each.reps]
    turns = zip(reading.exercises, [*counted, *[None] * len(reading.exercises)], strict=False)
    return replace(reading, exercises=tuple(replace(each, reps=reps) for each, reps in turns))


def test_the_law_of_words_finds_a_reader_that_pushes_doses_along() -> None:
    with pytest.raises(AssertionError):
        check_words_gone_from(Sheet(ONE, ()), THE_REPS, by_turns)


# Talk changes nothing


def put_in(text: str, place: int, sentence: str, gap: str) -> tuple[str, int]:
    """The text with a sentence on a line or in a paragraph of its own, and where that begins."""
    parts = text.split(gap)
    at = place % (len(parts) + 1)
    return gap.join([*parts[:at], sentence, *parts[at:]]), len(gap.join(parts[:at])) + len(gap) * (at > 0)


def check_talk(text: str, place: int, sentence: str, gap: str, read: Read = reader.read) -> None:
    """A sentence without a dose, between two lines or paragraphs, leaves every value and its words as they were."""
    longer, begins = put_in(text, place, sentence, gap)
    before, after = read(text), read(longer)
    assert values_of(after) == values_of(before), longer
    shift = len(sentence) + len(gap)
    for one, other in zip(before.exercises, after.exercises, strict=True):
        moved = {
            field: tuple(Span(at.start + shift, at.end + shift) if at.start >= begins else at for at in spans)
            for field, spans in spans_of(one).items()
        }
        assert spans_of(other) == moved, longer


@settings(max_examples=100 * SCALE)
@given(sheets | shared_sheets, places, distractors)
def test_talk_between_two_lines_changes_nothing(sheet: Sheet, place: int, sentence: str) -> None:
    check_talk(sheet.text, place, sentence, "\n")


@settings(max_examples=60 * SCALE)
@given(sheets | shared_sheets, places, distractors)
def test_talk_in_a_paragraph_of_its_own_changes_nothing(sheet: Sheet, place: int, sentence: str) -> None:
    check_talk(sheet.text, place, sentence, "\n\n")


@settings(max_examples=60 * SCALE)
@given(st.sampled_from(SHORT), distractors)
def test_talk_below_a_document_changes_nothing(text: str, sentence: str) -> None:
    check_talk(f"{text.strip()}\n\nThank you.", -1, sentence, "\n\n\n")


def test_the_law_of_talk_finds_a_reader_that_takes_any_number() -> None:
    """A fault: the first number of the text is everybody's sets."""

    def any_number(text: str) -> Reading:
        reading = reader.read(text)
        at = next((at for at, mark in enumerate(text) if mark.isdigit()), None)
        sets = None if at is None else Said(Range(int(text[at])), (Span(at, at + 1),))
        return replace(reading, exercises=tuple(replace(each, sets=sets) for each in reading.exercises))

    talk = "We have moved to 20 Station Road."
    check_talk("Clamshells: 3 x 10", 0, talk, "\n\n")
    with pytest.raises(AssertionError):
        check_talk("Clamshells: 3 x 10", 0, talk, "\n\n", any_number)


# Talk that once tripped the reader.

LIST = "- Step ups: 10 reps, rest 60 seconds\n- Heel slides: 2 x 12"
TOLD = "Toe taps: Two sets of 12. Stay relaxed.\n\nHeel slides: 10 times. Stay relaxed."
NAMED = "1. Toe taps\nMove slowly and keep breathing. 8-12 times."


@pytest.mark.parametrize(
    ("text", "sentence", "gap", "place"),
    [
        pytest.param(TOLD, "Opening hours: Mon to Fri, 03:30 - 17:00.", "\n\n", 2, id="a label taken for a name"),
        pytest.param(LIST, "See figure 4 on page 31.", "\n\n", 0, id="a page is taken for a name"),
        pytest.param(NAMED, "Healing takes 6 to 12 weeks.", "\n", 1, id="a time of healing parts a name from its dose"),
        pytest.param(
            "Dead bugs\n4 sets of 10 reps.\n\nToe taps\n10-15 reps.",
            "4 out of 10 people get better without surgery.",
            "\n",
            1,
            id="a share of people parts a name from its dose",
        ),
        pytest.param(f"# Hips\n\n{LIST}", "The scar is 4 cm long.", "\n", 1, id="a heading is taken for a name"),
    ],
)
def test_talk_that_once_tripped_the_reader(text: str, sentence: str, gap: str, place: int) -> None:
    check_talk(text, place, sentence, gap)


def test_a_line_that_breaks_off_in_hold_leaves_the_others_as_they_were() -> None:
    whole = reader.read("Home exercise programme\n\nPlank: hold 45 s\nStep ups: 2 x 15\nChin tucks: 4 x 15")
    cut = Cut(whole.text, whole.text.index("45 s"), whole.text.index("45 s") + 4)
    check_others_kept(whole, whole.exercises[0], cut, reader.read(cut.left))


# Spans are the words, and no more


def check_spans(text: str, read: Read = reader.read) -> None:
    """Every field of a dose points at a few words of the text, and these say its number."""
    for each in read(text).exercises:
        form = exercise_form(each)
        for field, spans in spans_of(each).items():
            for span in spans:
                assert 0 <= span.start < span.end <= len(text), (field, span)
                assert span.end - span.start <= LONGEST_SPAN, (field, text[span.start : span.end])
                assert text[span.start : span.end] == text[span.start : span.end].strip(), (field, span)
            if field in DOSE and form[field] is not None:
                words = [text[span.start : span.end] for span in spans]
                assert carries(field, form[field], words), (field, form[field], words)


EACH = [pytest.param(each, id=each.id) for each in (*gauge.seen(), *gauge.own())]


@pytest.mark.parametrize("document", EACH)
def test_every_value_of_a_document_stands_in_its_words(document: gauge.Document) -> None:
    check_spans(document.text)


@settings(max_examples=100 * SCALE)
@given(sheets | shared_sheets)
def test_every_value_of_a_sheet_stands_in_its_words(sheet: Sheet) -> None:
    check_spans(sheet.text)


def _all_sets(change: Callable[[Said[Range]], Said[Range]]) -> Read:
    def faulty(text: str) -> Reading:
        reading = reader.read(text)
        changed = tuple(replace(each, sets=change(each.sets)) for each in reading.exercises if each.sets)
        return replace(reading, exercises=changed)

    return faulty


@pytest.mark.parametrize(
    "fault",
    [
        _all_sets(lambda sets: replace(sets, value=sets.value.map(lambda number: number + 1))),
        _all_sets(lambda sets: replace(sets, spans=(Span(0, 61),))),
        _all_sets(lambda sets: replace(sets, spans=(Span(0, 4),))),
        _all_sets(lambda sets: replace(sets, spans=(Span(sets.spans[0].start - 1, sets.spans[0].end),))),
    ],
    ids=["a wrong number", "a whole sentence", "other words", "a space too many"],
)
def test_the_law_of_spans_finds(fault: Read) -> None:
    text = "Side-lying clamshells with the band above both of your knees: 3 sets of 12 reps"
    check_spans(text)
    with pytest.raises(AssertionError):
        check_spans(text, fault)


# The same text is read the same way


def check_sameness(text: str, read: Read = reader.read) -> None:
    """Read twice, a text says the same, whatever was read in between."""
    first = read(text)
    read("Plank: hold 30 seconds")
    assert read(text) == first


@settings(max_examples=50 * SCALE)
@given(st.sampled_from(SHORT) | st.builds(lambda sheet: sheet.text, sheets))
def test_a_text_is_read_the_same_way_twice(text: str) -> None:
    check_sameness(text)


def test_a_text_is_read_the_same_way_in_every_process() -> None:
    """Python orders its sets by chance, differently in each process; no reading may follow it."""
    sheets_read = {read_by_program(DOCUMENTS, PYTHONHASHSEED=seed) for seed in ("1", "2")}
    assert len(sheets_read) == 1


def read_by_program(texts: Sequence[str], **settings: str) -> str:
    """What the command prints of many sheets."""
    lines = "\n".join(json.dumps({"id": at, "text": text}) for at, text in enumerate(texts))
    call = [sys.executable, "-m", "bandstand", "read", "--jsonl", "-"]
    env = os.environ | settings
    return subprocess.run(call, input=lines, env=env, check=True, capture_output=True, text=True).stdout


def test_the_law_of_sameness_finds_a_reader_that_remembers() -> None:
    heard: list[Understood] = []

    def remembering(text: str) -> Reading:
        reading = reader.read(text)
        heard.extend(reading.exercises)
        return replace(reading, exercises=tuple(heard))

    with pytest.raises(AssertionError):
        check_sameness(ONE, remembering)


# Any text is only text


def check_any_text(text: str, read: Read = reader.read) -> None:
    """A text is read, whatever it is, and its reading can be written down."""
    json.dumps(corpus_form(read(text)))


PIECES = (
    "3 x 10",
    "Squat",
    "|",
    "\t",
    "\n",
    "- ",
    "1. ",
    "hold",
    "each side",
    "½",
    "(",
    "”",
    "rest",
    "\u202e",
    "9" * 9,
)
odd_texts = st.text(max_size=400) | st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)


@settings(max_examples=200 * SCALE)
@given(odd_texts)
@example("\ud800")
@example("%s %(name)s {0} \\N{DIGIT ONE}")
def test_no_text_makes_the_reader_raise(text: str) -> None:
    check_any_text(text)


def test_the_law_of_any_text_finds_a_reader_that_trips() -> None:
    def tripping(text: str) -> Reading:
        return reader.read(text % ())

    with pytest.raises(TypeError):
        check_any_text("%s %(name)s {0}", tripping)
