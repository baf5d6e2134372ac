"""A process that is kept: it answers, and whatever becomes of it, whoever asks gets an answer or a sentence in time."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bandstand.exchange.kept_process import KeptProcess
from bandstand.exchange.own_process import OwnProcess
from bandstand.quantity import BandstandError, Message

HERE = Path(__file__).resolve().parent.parent.parent
SLOW, STOPPED = Message("paper.slow"), Message("paper.not_made")


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Iterator[KeptProcess]:
    """One that does as it is told."""
    monkeypatch.chdir(HERE)
    process = KeptProcess(OwnProcess(module="tests.exchange.stubborn", slow=SLOW, stopped=STOPPED, threads=1))
    yield process
    process.end()


def pid_of(kept: KeptProcess) -> int:
    assert kept.process is not None
    return kept.process.pid


def test_it_starts_once_and_answers_one_thing_after_the_other(kept: KeptProcess) -> None:
    assert kept.answer("one", seconds=20) == "one"
    first = pid_of(kept)
    assert kept.answer("two", seconds=20) == "two"
    assert pid_of(kept) == first


def test_many_who_ask_at_once_get_each_their_own_answer(kept: KeptProcess) -> None:
    asked = [f"question {number} {'x' * 50_000}" for number in range(20)]
    with ThreadPoolExecutor(5) as hands:
        assert [*hands.map(lambda each: kept.answer(each, seconds=20), asked)] == asked


def test_one_that_has_ended_meanwhile_is_begun_again_without_a_word(kept: KeptProcess) -> None:
    kept.answer("one", seconds=20)
    os.kill(pid_of(kept), signal.SIGKILL)
    assert kept.answer("two", seconds=20) == "two"


@pytest.mark.parametrize("order", ["end", "half a line"])
def test_one_that_ends_over_a_question_is_told_of_and_the_next_is_answered(kept: KeptProcess, order: str) -> None:
    with pytest.raises(BandstandError) as told:
        kept.answer(order, seconds=20)
    assert told.value.message == STOPPED
    assert kept.answer("next", seconds=20) == "next"


@pytest.mark.parametrize(("order", "seconds"), [("sleep", 2.0), ("last too long", 20.0)])
def test_one_that_lasts_too_long_is_ended_and_the_next_is_answered(
    kept: KeptProcess, order: str, seconds: float
) -> None:
    kept.answer("one", seconds=20)
    began = time.monotonic()
    with pytest.raises(BandstandError) as told:
        kept.answer(order, seconds=seconds)
    assert told.value.message == SLOW
    assert time.monotonic() - began < 15
    assert kept.answer("next", seconds=20) == "next"


@pytest.mark.parametrize(
    "attempt",
    [
        "bytearray(600 * 1024 * 1024)",
        "out = open('was-here', 'w'); out.write('x'); out.flush()",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9')",
    ],
)
def test_what_a_sheet_does_not_need_is_refused_in_its_process(attempt: str, tmp_path: Path) -> None:
    program = f"from bandstand.exchange.paper.limits import hold_to_limits; hold_to_limits(); {attempt}"
    known = {"PYTHONPATH": str(HERE / "src")}
    call = [sys.executable, "-c", program]
    done = subprocess.run(call, capture_output=True, check=False, timeout=60, cwd=tmp_path, env=known)
    assert b"Error: " in done.stderr or b"MemoryError" in done.stderr
