"""Tones are heard to the millisecond while the phone is busy; a player that waited for its timers would be found."""

from tests.bench.cues import STEPS, Measured, compare, measure
from tests.js.home import STATIC, Home

FEW = 8
CONDUCTOR = "/static/bandstand/player/conductor.js"
AHEAD = "sound.schedule(tones);"
BY_TIMERS = "tones.forEach((each) => at(each.due, () => sound.schedule([each])));"


def test_tones_are_heard_to_the_millisecond_on_a_phone_that_stalls() -> None:
    measured = measure(FEW)
    assert measured.n == FEW
    assert measured.bad <= 1  # a machine with too much to do may let its loudspeaker run dry once
    assert measured.stale == 0


def test_tones_that_wait_for_timers_are_found_late() -> None:
    home = Home(STEPS)
    conductor = (STATIC / "bandstand/player/conductor.js").read_text()
    assert AHEAD in conductor
    home.files[CONDUCTOR] = conductor.replace(AHEAD, BY_TIMERS)
    assert measure(FEW, home=home).bad > FEW / 2


def test_a_tone_counts_as_late_missing_or_undue() -> None:
    assert compare([1000.0, 2000.0], [1000.5, 2001.5]) == Measured([0.5, 1.5], missing=0, stale=0)
    assert compare([1000.0, 2000.0], [1000.5, 2001.5]).bad == 1
    assert compare([1000.0], []).bad == 1
    assert compare([1000.0], [1000.0, 5000.0]).stale == 1
    assert compare([1000.0], [1000.0, 5000.0], touched=[4950.0]).stale == 0
