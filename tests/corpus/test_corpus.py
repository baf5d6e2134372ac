"""The documents of the corpus: the figures below which the reader must never fall."""

from statistics import median

import pytest

from bandstand.prescription.draft import to_plan
from bandstand.prescription.reader import read
from bandstand.prescription.reading import exercise_form
from tests.corpus import gauge

LONGEST_SPAN = 60
EVERY_DOCUMENT = (*gauge.dev(), *gauge.own())


def test_the_reader_keeps_its_figures() -> None:
    figures = gauge.figures(gauge.dev())
    assert figures["detection"]["f1"] >= gauge.LEAST_DETECTION
    assert figures["micro_f1_dose"] >= gauge.LEAST_DOSE


def test_a_third_of_the_reference_documents_is_set_aside() -> None:
    ids = {each.id for each in gauge.dev()}
    assert gauge.fold_ids() < ids
    assert round(len(ids) / 3) == len(gauge.fold_ids())


def test_there_are_many_documents_of_our_own_and_no_two_are_the_same() -> None:
    assert len(gauge.own()) >= gauge.LEAST_OWN
    assert (
        len({each.id for each in EVERY_DOCUMENT}) == len({each.text for each in EVERY_DOCUMENT}) == len(EVERY_DOCUMENT)
    )


def test_a_sheet_raises_few_questions() -> None:
    plans = [to_plan(read(each.text)) for each in EVERY_DOCUMENT]
    assert median(len(plan.questions) for plan in plans if plan.prescriptions) <= gauge.MOST_QUESTIONS


@pytest.mark.parametrize("document", EVERY_DOCUMENT, ids=[each.id for each in EVERY_DOCUMENT])
def test_every_field_that_is_said_points_at_its_words(document: gauge.Document) -> None:
    for exercise in map(exercise_form, read(document.text).exercises):
        spans = exercise.pop("spans")
        assert isinstance(spans, dict)
        assert spans.keys() == {field for field, value in exercise.items() if value not in (None, [])}
        for start, end in (span for places in spans.values() for span in places):
            assert 0 <= start < end <= len(document.text)
            assert end - start <= LONGEST_SPAN
