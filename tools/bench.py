"""`make bench`: what things cost on this machine, one JSON line a figure. docs/performance.md explains each.

With names it measures only those: `tools/bench.py start memory`.
"""

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from http.cookiejar import CookieJar
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

if TYPE_CHECKING:
    from tests.bench.lighthouse import Scores
    from tests.bench.weight import Weight

HERE = Path(__file__).resolve().parent.parent
TIMES = 5
SETTLE_SECONDS = 2.0


def start() -> tuple[float, str, float]:
    """From `bandstand serve` to its first answer, in a home that stands."""
    with tempfile.TemporaryDirectory() as home:
        with serving(Path(home)):
            pass
        return statistics.median(first_answer(Path(home)) for _ in range(TIMES)), "s", 1.0


def first_answer(home: Path) -> float:
    began = time.monotonic()
    with serving(home):
        return time.monotonic() - began


def memory() -> tuple[float, str, float]:
    """What the server and its worker hold together while nobody asks anything."""
    with tempfile.TemporaryDirectory() as home, serving(Path(home)) as server:
        time.sleep(SETTLE_SECONDS)
        return round(sum(map(held_by, family(server.pid))) / 1024, 1), "MB", 120.0


def family(pid: int) -> Iterator[int]:
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from family(int(child))


def held_by(pid: int) -> int:
    """Proportional set size in KiB: pages that two processes share are counted once."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def reader() -> tuple[float, str, float]:
    """CPU of importing the reader, in a process of its own, beyond what Python itself takes."""
    return round(max(0.0, imported("bandstand.prescription.reader") - imported("sys")) * 1000, 1), "ms", 100.0


def line() -> tuple[float, str, float]:
    """CPU of reading one line of a typical sheet."""
    return round(measuring().ms_a_line()[1], 3), "ms", 1.0


def doubling() -> tuple[float, str, float]:
    """What twice the text takes compared with once, the worst of several sizes up to 64 KiB."""
    return max(measuring().doublings().values()), "times", 2.3


def hostile() -> tuple[float, str, float]:
    """CPU a KiB of the worst of a hundred hostile texts of 64 KiB."""
    return max(each.ms_a_kib for each in measuring().hostile()), "ms/KiB", 50.0


def log_cpu() -> tuple[float, str, float]:
    """Server CPU of one set over HTTP: authenticated, kept once, durable, answered."""
    return round(measuring("log").cpu_ms_a_set(), 2), "ms", 1.6


def log_rate() -> tuple[float, str, float]:
    """Durable sets a second of eight phones, over commits a second of SQLite alone in the same run: at least 0.35."""
    return round(measuring("log").together().ratio, 2), "of SQLite alone", 0.35


def log_wait() -> tuple[float, str, float]:
    """The longest that one of eight phones waited for a set to be kept."""
    return round(measuring("log").together().kept.longest_ms, 1), "ms", 100.0


def bare_wait() -> tuple[float, str, float]:
    """The longest that SQLite alone took for a commit in the same run: what the disk itself does."""
    return round(measuring("log").together().bare.longest_ms, 1), "ms", 100.0


def echo_wait() -> tuple[float, str, float]:
    """The longest that one of eight phones waited in the same run for a server of a few lines that keeps nothing."""
    return round(measuring("log").together().echoed.longest_ms, 1), "ms", 100.0


def log_statements() -> tuple[float, str, float]:
    """Statements of one set over HTTP, session and person included; its BEGIN and COMMIT apart."""
    return measuring("log").of_one_set()["statements"], "statements", 5.0


def log_commits() -> tuple[float, str, float]:
    """Commits of one set over HTTP."""
    return measuring("log").of_one_set()["commits"], "commits", 1.0


def today_ms() -> tuple[float, str, float]:
    """Server CPU of today's page, looked at right after a set, with twelve weeks behind it."""
    return round(measuring("log").today().cpu_ms, 2), "ms", 3.0


def today_bytes() -> tuple[float, str, float]:
    """Today's page as it is sent then, gzipped."""
    return round(measuring("log").today().bytes / 1024, 1), "KB", 10.0


def yardstick() -> tuple[float, str, float]:
    """CPU of the next dose of a simulated person after twelve weeks, everything worked out from nothing."""
    return round(measuring("engine").from_nothing(), 2), "ms", 5.0


def project_ms() -> tuple[float, str, float]:
    """CPU of working out what could come next in 52 weeks: a plan of eight exercises, all three paces."""
    return round(measuring("ahead").project_ms(), 1), "ms", 38.0


def decide_ms() -> tuple[float, str, float]:
    """CPU of one exercise's next dose from a standing, five years behind it."""
    return round(measuring("engine").decide_ms(), 3), "ms", 2.0


def standing_event_ms() -> tuple[float, str, float]:
    """CPU of one morning or session more, heard into a standing with five years behind it."""
    return round(measuring("engine").event_ms(), 3), "ms", 2.0


def history_ratio() -> tuple[float, str, float]:
    """What five years behind a decision and an event cost over three months; the worse of the two."""
    return round(measuring("engine").growth(), 2), "times", 1.2


def cues() -> tuple[float, str, float]:
    """Tones of a session in Chromium that were late by more than 1 ms or never heard, of 200; some minutes."""
    measured = measuring("cues").measure()
    return measured.bad, f"of {measured.n}", 0.0


def answer_us() -> tuple[float, str, float]:
    """CPU of hearing one daily answer more, five years behind it: level, how sure it is, and flare."""
    answers = measuring("answers")
    return round(answers.us_a_day(answers.FIVE_YEARS), 1), "us", 100.0


def answer_growth() -> tuple[float, str, float]:
    """The same over what it costs after three months."""
    answers = measuring("answers")
    return round(answers.us_a_day(answers.FIVE_YEARS) / answers.us_a_day(answers.THREE_MONTHS), 2), "times", 1.2


def year_ms() -> tuple[float, str, float]:
    """CPU of a year of answers from nothing, with level, word and the week ahead told on every day."""
    return round(measuring("answers").ms_a_year(), 1), "ms", 60.0


def recovery_ms() -> tuple[float, str, float]:
    """Server CPU of one look at all days of recovery, five years behind it."""
    years = measuring("years")
    return round(years.looked(years.FIVE_YEARS).cpu_ms, 1), "ms", 30.0


def recovery_growth() -> tuple[float, str, float]:
    """The same over what it costs after one year."""
    years = measuring("years")
    return round(years.looked(years.FIVE_YEARS).cpu_ms / years.looked(years.YEAR).cpu_ms, 2), "times", 1.5


def handout_ms() -> tuple[float, str, float]:
    """CPU of a handout of four exercises, from the plan to the PDF, its process having made some before."""
    return round(measuring("paper").warm_ms(), 1), "ms", 100.0


def measuring(what: str = "reader") -> ModuleType:
    """The measurements of one part; they stand with its tests and its documents."""
    sys.path[:0] = [str(HERE)] if str(HERE) not in sys.path else []
    return import_module(f"tests.bench.{what}")


def imported(module: str) -> float:
    return statistics.median(cpu_of(f"import {module}") for _ in range(TIMES))


def cpu_of(program: str) -> float:
    before = os.times()
    subprocess.run([sys.executable, "-c", program], env=environment(HERE), check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def review_cpu() -> tuple[float, str, float]:
    """Server CPU of the review of 60 exercises, over ten times that of 6: 1 is linear."""
    few, many = (reviewed(count)[0] for count in (FEW, MANY))
    return round(many / few / (MANY / FEW), 3), "of linear", 1.0


def review_ms() -> tuple[float, str, float]:
    """Server CPU of one look at the review of 60 exercises."""
    return round(reviewed(MANY)[0] * 1000, 1), "ms", 150.0


def review_bytes() -> tuple[float, str, float]:
    """The review of 60 exercises as it is sent, gzipped."""
    return round(reviewed(MANY)[1] / 1024, 1), "KB", 40.0


def player_kb() -> tuple[float, str, float]:
    """The player's first load up to Begin, packed, with headers."""
    return round(weighed().kb, 1), "KB", 80.0


def player_requests() -> tuple[float, str, float]:
    """Requests of the player's first load up to Begin."""
    return len(weighed().first), "requests", 30.0


def player_depth() -> tuple[float, str, float]:
    """How many of them have to follow each other."""
    return weighed().depth, "deep", 3.0


def player_again() -> tuple[float, str, float]:
    """Content that a second visit to the player moves."""
    return weighed().again, "bytes", 0.0


@cache
def weighed() -> "Weight":
    """The player in Chromium, where that is installed."""
    weight: Weight = measuring("weight").weigh()
    return weight


def today_fast() -> tuple[float, str, float]:
    """Lighthouse's score of Today for how fast it is; at least."""
    return scored()["today"].scores["performance"], "of 1", 0.95


def today_reached() -> tuple[float, str, float]:
    """Lighthouse's score of Today for accessibility; at least."""
    return scored()["today"].scores["accessibility"], "of 1", 0.95


def today_sound() -> tuple[float, str, float]:
    """Lighthouse's score of Today for best practices; at least."""
    return scored()["today"].scores["best-practices"], "of 1", 0.95


def player_fast() -> tuple[float, str, float]:
    """Lighthouse's score of the player, as it waits for Begin, for how fast it is; at least."""
    return scored()["player"].scores["performance"], "of 1", 0.95


def player_reached() -> tuple[float, str, float]:
    """Lighthouse's score of the player for accessibility; at least."""
    return scored()["player"].scores["accessibility"], "of 1", 0.95


def player_sound() -> tuple[float, str, float]:
    """Lighthouse's score of the player for best practices; at least."""
    return scored()["player"].scores["best-practices"], "of 1", 0.95


@cache
def scored() -> "Mapping[str, Scores]":
    """Today and the player as Lighthouse sees them, where that is installed."""
    scores: Mapping[str, Scores] = measuring("lighthouse").scored()
    return scores


FEW, MANY, LOOKS = 6, 60, 20


@cache
def reviewed(count: int) -> tuple[float, int]:
    """CPU seconds of one look at the review of a sheet with so many exercises, and its bytes on the wire."""
    sheet = "".join(f"{n}. Bridge {n}\nHold 5 seconds, 3 sets of 10-15 reps each leg.\n\n" for n in range(1, count + 1))
    with tempfile.TemporaryDirectory() as home, serving(Path(home)) as server:
        ask = asking()
        at = ask(f"{address_of(server)}/plan/read/", {"text": sheet})[0]
        sent = [len(ask(at)[1]) for _ in range(3)]
        before = sum(map(cpu_so_far, family(server.pid)))
        for _ in range(LOOKS):
            ask(at)
        return (sum(map(cpu_so_far, family(server.pid))) - before) / LOOKS, sent[-1]


def asking() -> Callable[..., tuple[str, bytes]]:
    """Somebody who looks at pages and sends forms; answers with the address arrived at, and what was sent."""
    cookies = CookieJar()
    opener = build_opener(HTTPCookieProcessor(cookies))

    def ask(address: str, form: dict[str, str] | None = None) -> tuple[str, bytes]:
        headers = {"Accept-Encoding": "gzip", "Sec-Fetch-Site": "same-origin"}
        if form:
            opener.open(Request(address, headers=headers)).close()
            form = form | {"csrfmiddlewaretoken": next(each.value or "" for each in cookies if "csrf" in each.name)}
        body = urlencode(form).encode() if form else None
        with opener.open(Request(address, data=body, headers=headers)) as answer:
            return answer.geturl(), answer.read()

    return ask


def address_of(server: "subprocess.Popen[bytes]") -> str:
    assert isinstance(server.args, list)
    return f"http://127.0.0.1:{server.args[-1]}"


def cpu_so_far(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server that has answered once; it is gone afterwards."""
    port = free_port()
    call = [sys.executable, "-m", "bandstand", "serve", "--port", str(port)]
    server = subprocess.Popen(call, env=environment(home), stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        while not answers(port):
            assert server.poll() is None, "the server ended before it answered"
            time.sleep(0.005)
        yield server
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def answers(port: int) -> bool:
    try:
        urlopen(f"http://127.0.0.1:{port}/").close()
    except HTTPError as error:
        error.close()
    except OSError:
        return False
    return True


def environment(home: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(HERE / "src"), "BANDSTAND_HOME": str(home)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


MEASURES: dict[str, Callable[[], tuple[float, str, float]]] = {
    measure.__name__: measure
    for measure in (
        *(start, memory, reader, line, doubling, hostile, review_cpu, review_ms, review_bytes, yardstick),
        *(log_statements, log_commits, log_cpu, log_rate, log_wait, bare_wait, echo_wait, today_ms, today_bytes),
        *(answer_us, answer_growth, project_ms, decide_ms, standing_event_ms, history_ratio),
        *(year_ms, recovery_ms, recovery_growth, handout_ms),
        *(player_kb, player_requests, player_depth, player_again),
        *(today_fast, today_reached, today_sound, player_fast, player_reached, player_sound, cues),
    )
}


def main(names: list[str]) -> int:
    for name in names or MEASURES:
        measured, unit, goal = MEASURES[name]()
        figure = {"what": MEASURES[name].__doc__, "measured": round(measured, 3), "unit": unit, "goal": goal}
        print(json.dumps({"name": name, **figure}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
