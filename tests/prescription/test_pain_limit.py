"""The sheet's own limit of pain is read, in the many ways therapists write it; other numbers are none."""

import pytest

from bandstand.prescription import PainLimits, SetBy
from bandstand.prescription.draft import to_plan
from bandstand.prescription.reader import read

MARCH = "Hip flexor march: 3 sets of 10 each leg.\n"


@pytest.mark.parametrize(
    ("words", "most"),
    [
        ("Stop if pain goes above 4/10.", 4),
        ("Stop if your pain is more than 3 out of 10.", 3),
        ("Pain should not exceed 3/10.", 3),
        ("Pain must never go over a 5.", 5),
        ("Stop if pain > 3/10", 3),
        ("Max pain 3 of 10", 3),
        ("No more than 3/10 pain during the exercises", 3),
        ("Up to 4 out of 10 pain is fine.", 4),
        ("Keep pain under 4/10.", 3),
        ("Keep the discomfort below 3 on 10.", 2),
        ("Stop when pain reaches 5/10.", 4),
        ("Pain up to 3-4/10 is acceptable.", 3),
        ("A bit of ache up to 4/10 is fine as long as it's gone by next morning.", 4),
        ("Pn <=3/10.", 3),
        ("It may ache up to about 3/10. Above 5/10, stop and ring me.", 3),
        ("Pain below roughly 4/10 is fine.", 3),
    ],
)
def test_the_sheets_limit_of_pain_is_the_plans(words: str, most: int) -> None:
    reading = read(MARCH + words)
    plan = to_plan(reading)
    assert (plan.limits.amber, plan.limits.set_by) == (most, SetBy.SHEET)
    assert plan.limits.green <= plan.limits.amber
    assert reading.whole.pain_limit is not None
    (span,) = reading.whole.pain_limit.spans
    assert span.end - span.start <= 60
    assert any(digit in reading.text[span.start : span.end] for digit in "0123456789")


@pytest.mark.parametrize(
    "words",
    [
        "Stop if it hurts.",
        "Start only when your pain is less than 4/10.",
        "Move on to phase 2 once pain is under 3/10.",
        "My pain was 7/10 last week.",
        "Pain for more than 3 weeks needs a look.",
        "Do up to 4 sets if there is no pain.",
        "If pain lasts more than 2 hours, rest a day.",
        "Pain is over 50% better.",
        "Hold up to 10 seconds.",
    ],
)
def test_other_numbers_are_no_limit_of_pain(words: str) -> None:
    assert to_plan(read(MARCH + words)).limits.set_by is SetBy.PRESET


def test_the_lowest_of_two_limits_holds() -> None:
    assert to_plan(read(MARCH + "Pain up to 5/10 is fine.\nStop if pain goes above 3/10.")).limits.amber == 3


@pytest.mark.parametrize("line", ["Stop if pain > 3/10", "Max pain 3 of 10", "Do not bend past 90 degrees"])
def test_a_line_to_heed_is_no_title(line: str) -> None:
    assert to_plan(read(f"{line}\n{MARCH}")).title == ""


def test_a_limit_of_pain_is_no_precaution_that_holds_the_dose_back() -> None:
    assert to_plan(read(MARCH + "Stop if pain goes above 4/10.")).precautions == ()
    assert to_plan(read(MARCH + "Stop if it pinches in the groin.")).precautions == ("Stop if it pinches in the groin",)


def test_a_reading_may_tighten_the_limit_and_never_loosens_it() -> None:
    for words in ("Up to 8/10 pain is fine.", "I had up to 9 out of 10 pain last year."):
        assert to_plan(read(MARCH + words)).limits == PainLimits()


def test_what_stands_below_a_warning_is_heeded() -> None:
    warning = "Stop and contact us if\n\N{BULLET} pain wakes you at night\n\N{BULLET} you have numbness in the leg\n"
    heeded = [each.value for each in read(MARCH + "\n" + warning).whole.precautions]
    assert heeded == ["pain wakes you at night", "you have numbness in the leg"]
