"""A running server sends the letter that is due, once, through the operator's post office."""

import json
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.house.server import PATIENCE, bandstand, environment, free_port

HASTE = "from bandstand.cli import reminding, main; reminding.LOOK_EVERY_S = 0.2; main()"
LOOKS_S = 8.0  # some looks more, of which none may send again


class PostOffice(socketserver.ThreadingTCPServer):
    """Takes letters as a post office does, and hands none on."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self) -> None:
        self.letters: list[str] = []
        super().__init__(("127.0.0.1", 0), Counter)


class Counter(socketserver.StreamRequestHandler):
    """Whoever stands there speaks SMTP, as little of it as there has to be."""

    server: PostOffice

    def handle(self) -> None:
        """Hear one sender to the end."""
        self.wfile.write(b"220 here\r\n")
        while word := self.rfile.readline().split(b" ")[0].strip().upper():
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.letters.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else b"250 fine\r\n")
            if word == b"QUIT":
                return


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    """One that is open."""
    with PostOffice() as office:
        threading.Thread(target=office.serve_forever, daemon=True).start()
        yield office
        office.shutdown()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Somebody with weeks behind them, who wants a letter at any hour and has not answered today."""
    folder = tmp_path / "home"
    assert bandstand(folder, "demo", "--weeks", "2", patience=120).returncode == 0
    person = next(iter(_persons(folder)))
    (folder / "reminders").mkdir()
    wanted = {"on": True, "hour": 0, "quiet_from": 0, "quiet_until": 0, "mail": "kim@example.org"}
    (folder / "reminders" / f"{person}.json").write_text(json.dumps(wanted))
    return folder


def _persons(folder: Path) -> Iterator[str]:
    program = (
        "import django; django.setup(); from bandstand import store; "
        "from bandstand.cli.at_home import open_home; open_home(); print(store.the_person().hex)"
    )
    found = environment(folder, DJANGO_SETTINGS_MODULE="bandstand.settings")
    done = subprocess.run([sys.executable, "-c", program], env=found, capture_output=True, text=True, check=True)
    yield from done.stdout.split()


@contextmanager
def hasty(home: Path, office: PostOffice) -> Iterator[None]:
    """A server that looks at the clock more often than ours."""
    mail = f"smtp://127.0.0.1:{office.server_address[1]}"
    call = [sys.executable, "-c", HASTE, "serve", "--port", str(free_port())]
    with subprocess.Popen(call, env=environment(home, BANDSTAND_MAIL=mail), stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(b"http")
        yield
        process.terminate()
        process.wait(PATIENCE)


def test_one_letter_leaves_and_no_second(home: Path, post_office: PostOffice) -> None:
    with hasty(home, post_office):
        until = time.monotonic() + PATIENCE
        while not post_office.letters and time.monotonic() < until:
            time.sleep(0.1)
        time.sleep(LOOKS_S)
    (letter,) = post_office.letters
    assert "To: kim@example.org" in letter
    assert "A moment for today's questions?" in letter
    (kept,) = (home / "reminders").glob("*.json")
    assert json.loads(kept.read_text())["sent"] == [datetime.now(UTC).date().isoformat()]


def test_without_a_post_office_nothing_is_sent_and_nothing_breaks(home: Path) -> None:
    done = bandstand(home, "remind")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Reminders sent: 0.\n", "")
