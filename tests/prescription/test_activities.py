"""Which precautions concern an exercise: all but those that only keep running or a sport away."""

import pytest

from bandstand.prescription.activities import concerning


@pytest.mark.parametrize(
    "words",
    [
        "No running",
        "no running for now please.",
        "Avoid football and tennis until we meet again",
        "don't run yet",
        "No running, jumping or contact sports for 6 weeks",
        "avoid high impact activities",
    ],
)
def test_a_precaution_of_an_activity_concerns_no_exercise_on_the_floor(words: str) -> None:
    assert list(concerning([words], ["Clamshell", "clamshell"])) == []
    assert list(concerning([words], ["Hop in place", "hop-in-place"])) == [words]


@pytest.mark.parametrize(
    "words",
    [
        "no hip bending past 90 degrees",
        "no running, and no weight on the left leg",
        "not full weight",
        "no deep squats",
        "avoid running with the band",
        "no twisting",
        "no running. Stop if the hip catches",
        "",
    ],
)
def test_in_doubt_a_precaution_concerns_every_exercise(words: str) -> None:
    assert list(concerning([words], ["Clamshell"])) == [words]
