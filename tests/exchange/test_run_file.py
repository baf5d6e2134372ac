"""Runs as watches and phones record them; hostile and broken files get a sentence."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.exchange.run_file import MOST_BYTES, read_run
from bandstand.exchange.run_length import RunFile
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

POINT = '<trkpt lat="{lat}" lon="10.0"><ele>3</ele><time>2026-03-02T07:{minute:02}:00Z</time></trkpt>'
HEAD = '<?xml version="1.0"?><gpx xmlns="http://www.topografix.com/GPX/1/1" version="1.1"><trk><trkseg>'
GPX = HEAD + "".join(POINT.format(lat=50 + step / 1000, minute=step) for step in range(31)) + "</trkseg></trk></gpx>"
LAP = "<Lap><TotalTimeSeconds>{s}</TotalTimeSeconds><DistanceMeters>{m}</DistanceMeters>{t}</Lap>"
INNER = "<Track><Trackpoint><Time>2026-03-02T07:05:00Z</Time><DistanceMeters>900</DistanceMeters></Trackpoint></Track>"
TCX = (
    "<TrainingCenterDatabase xmlns='http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2'><Activities>"
    "<Activity Sport='Running'><Id>2026-03-02T07:00:00Z</Id>"
    + LAP.format(s=600, m=1500, t=INNER)
    + LAP.format(s="330.5", m="900.25", t="")
    + "</Activity></Activities></TrainingCenterDatabase>"
)

NO_RUN = say(Message("run_file.no_run"))


def sentence(data: bytes) -> str:
    with pytest.raises(BandstandError) as caught:
        read_run(data)
    return say(caught.value.message)


def test_a_gpx_tells_when_it_began_how_long_and_how_far() -> None:
    run = read_run(GPX.encode())
    assert (run.began.isoformat(), run.minutes) == ("2026-03-02T07:00:00+00:00", 30)
    assert run.metres == pytest.approx(3336, abs=2)  # 0.03 degrees of latitude


def test_a_gap_between_two_tracks_is_not_run() -> None:
    halves = GPX.replace('<trkpt lat="50.015"', '</trkseg><trkseg><trkpt lat="50.015"')
    assert read_run(halves.encode()).metres == pytest.approx(3336 - 111, abs=2)


def test_a_tcx_adds_up_its_laps_and_not_what_stands_inside_them() -> None:
    run = read_run(TCX.encode())
    assert (run.minutes, run.metres) == (16, 2400)


BOMB = '<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><gpx>&b;</gpx>'
OUTSIDE = '<!DOCTYPE gpx SYSTEM "file:///etc/passwd"><gpx/>'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not a file of a run",
        BOMB,
        OUTSIDE,
        GPX[:-40],
        GPX.replace("50.003", "nan"),
        GPX.replace("50.003", "1e999"),
        GPX.replace("50.003", "91"),
        GPX.replace("07:03:00Z", "yesterday"),
        TCX.replace("1500", "-1"),
        TCX.replace("1500", "inf"),
        "<gpx>" * 5000,
        "<html><body>no</body></html>",
        GPX.replace('version="1.0"', 'version="1.0" encoding="no-such"'),
    ],
)
def test_what_is_broken_or_hostile_is_damaged(text: str) -> None:
    assert sentence(text.encode()) == "That file is damaged, or holds no run. Save it anew, or as .gpx or .tcx."


def test_what_nobody_can_have_run_is_no_run() -> None:
    said = "There is no run in that file. Choose the one of a single run."
    assert sentence(b"<gpx/>") == said
    assert sentence(GPX.replace("50.003", "51.003").encode()) == said, "a jump of a hundred kilometres"
    assert sentence(TCX.replace(">1500<", ">90000<").encode()) == said


def test_a_file_larger_than_any_run_is_refused_before_it_is_read() -> None:
    assert "larger than 4 MB" in sentence(b" " * (MOST_BYTES + 1))


@given(st.binary(max_size=400))
def test_any_bytes_get_a_run_or_a_sentence(data: bytes) -> None:
    assert sentence(data)


@given(st.integers(0, len(GPX) - 1), st.text(max_size=8))
def test_a_file_with_something_changed_in_it_gets_a_run_or_a_sentence(at: int, put: str) -> None:
    changed = (GPX[:at] + put + GPX[at + len(put) :]).encode("utf-8", "surrogatepass")
    found = told_of(changed)
    assert found is None or found.metres is None or found.metres < 300_000


NO_SENTENCE = RunFile(began=datetime.fromtimestamp(0, UTC), minutes=0, metres=300_000)


def told_of(data: bytes) -> RunFile | None:
    """The run, None where there is a sentence instead."""
    try:
        return read_run(data)
    except BandstandError as trouble:
        return None if say(trouble.message) else NO_SENTENCE


@pytest.mark.parametrize("told", ["Biking", "MultiSport", "Swimming"])
def test_what_a_watch_calls_another_sport_is_no_run(told: str) -> None:
    assert sentence(TCX.replace("Sport='Running'", f"Sport='{told}'").encode()) == NO_RUN
    assert read_run(TCX.replace("Sport='Running'", "Sport='Other'").encode()).minutes == 16


@pytest.mark.parametrize("told", ["cycling", "road_biking", "Open water swimming", "e-bike ride"])
def test_what_a_track_calls_another_sport_is_no_run(told: str) -> None:
    assert sentence(GPX.replace("<trkseg>", f"<type>{told}</type><trkseg>", 1).encode()) == NO_RUN
    assert read_run(GPX.replace("<trkseg>", "<type>trail_running</type><trkseg>", 1).encode()).minutes == 30


@pytest.mark.parametrize("year", ["0001", "1899", "9999"])
def test_a_clock_out_of_any_reach_has_seen_no_run(year: str) -> None:
    assert sentence(TCX.replace("2026-03-02T07:00", f"{year}-03-02T07:00").encode()) == NO_RUN
