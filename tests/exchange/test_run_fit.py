"""Runs of a watch in .fit files: their day, time and length, no place; and whatever is broken gets a sentence."""

import random
import subprocess
import sys
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.exchange import run_fit
from bandstand.exchange.run_file import read_run
from bandstand.exchange.run_fit_worker import answer
from bandstand.exchange.run_length import RunFile
from bandstand.quantity import BandstandError
from bandstand.words import say
from tests.exchange.fit_writer import BEGAN, CYCLING, fit_file, lap, record, session, signed_again
from tests.recovery.diaries import SCALE

RUN = fit_file(*(record(second, second * 2.5) for second in range(0, 1800, 60)), lap(900, 2300), session(1800, 4500))
DAMAGED = "That file is damaged, or holds no run. Save it anew, or as .gpx or .tcx."
WRITES = "import tempfile as t; f = t.TemporaryFile(); f.write(b'x'); f.flush()"
NO_RUN = "There is no run in that file. Choose the one of a single run."
MANY = 150 * SCALE


def sentence(data: bytes) -> str:
    with pytest.raises(BandstandError) as caught:
        read_run(data)
    return say(caught.value.message)


def test_a_watch_tells_when_a_run_began_how_long_and_how_far() -> None:
    assert read_run(RUN) == RunFile(began=BEGAN, minutes=30, metres=4500)


def test_without_its_whole_the_laps_are_added_up_and_without_laps_the_points() -> None:
    assert read_run(fit_file(lap(600, 1500), lap(330.5, 900.25))) == RunFile(began=BEGAN, minutes=16, metres=2400)
    points = (record(second, second * 2.5) for second in range(0, 1201, 60))
    assert read_run(fit_file(*points)) == RunFile(began=BEGAN, minutes=20, metres=3000)


def test_no_place_comes_out_of_it() -> None:
    assert {each.name for each in fields(RunFile)} == {"began", "minutes", "metres"}
    told = answer(RUN)
    assert isinstance(told, dict)
    assert told.keys() == {"began", "seconds", "metres"}


def test_the_bicycle_of_a_longer_day_is_not_run() -> None:
    assert read_run(fit_file(session(7200, 40_000, sport=CYCLING), session(1800, 4500))).metres == 4500
    assert sentence(fit_file(session(7200, 40_000, sport=CYCLING))) == NO_RUN


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (RUN[:-1], DAMAGED),
        (RUN[:200], DAMAGED),
        (RUN[:12], DAMAGED),
        (RUN[:60] + b"\xff" + RUN[61:], DAMAGED),
        (b"\x0e\x10\x00\x00\xff\xff\xff\xff.FIT\x00\x00", DAMAGED),
        (fit_file(), NO_RUN),
        (fit_file(session(600, 90_000)), NO_RUN),
        (fit_file(session(4_000_000, 4500)), NO_RUN),
    ],
    ids=["short", "cut", "head", "one-byte", "longer-than-it-is", "empty", "too-fast", "too-long"],
)
def test_what_is_broken_or_nobody_can_have_run_gets_a_sentence(data: bytes, said: str) -> None:
    assert sentence(data) == said


def test_a_file_that_takes_too_long_is_ended() -> None:
    with pytest.raises(BandstandError) as caught:
        run_fit.read_fit(fit_file(*(record(second, second) for second in range(60_000))), seconds=1)
    assert say(caught.value.message) == "That file took too long to read. Export the run as .gpx or .tcx."


def test_what_decodes_it_calls_nobody_and_writes_nothing() -> None:
    for forbidden in ("import socket; socket.socket()", "import os; os.system('true')", WRITES):
        begin = "from bandstand.exchange import confined as c; c.confine(seconds=20, memory=512 * c.MIB)\n"
        done = subprocess.run([sys.executable, "-c", begin + forbidden], check=False, capture_output=True)
        assert done.returncode != 0, forbidden


@settings(max_examples=MANY, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 12))
def test_a_file_with_bytes_changed_in_it_comes_to_a_run_or_a_sentence(seed: int, changes: int) -> None:
    dice, data = random.Random(seed), bytearray(RUN)
    for _ in range(changes):
        data[dice.randrange(14, len(data))] = dice.randrange(256)
    if dice.random() < 0.3:
        del data[dice.randrange(14, len(data)) :]
    assert _is_told(signed_again(bytes(data)))


@settings(max_examples=MANY, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_after_the_mark_come_to_a_run_or_a_sentence(data: bytes) -> None:
    assert _is_told(signed_again(fit_file()[:14] + data + b"\x00\x00"))


def _is_told(data: bytes) -> bool:
    """Decoded here, without a process for each of hundreds; what comes out is then read as the server reads it."""
    told = answer(data)
    try:
        return run_fit.run_in(told).began.tzinfo is not None
    except BandstandError as trouble:
        return bool(say(trouble.message))
