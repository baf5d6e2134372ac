"""Starting and ending Bandstand on one machine."""

import http.client
import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.server import PATIENCE, Served, bandstand, command, environment, free_port, is_free, serving

# A root that obeys file permissions, so that a read-only folder is one. People who are not root obey them anyway.
OBEYING = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ending_the_group_ends_the_server_and_frees_the_port_though_a_page_is_still_connected(
    home: Path, how: signal.Signals
) -> None:
    with serving(home) as server:
        page = http.client.HTTPConnection("127.0.0.1", server.port)
        page.request("GET", "/")
        page.getresponse().read()
        assert server.end(how) == 0
        assert is_free(server.port)
        page.close()


def test_a_server_killed_outright_leaves_neither_its_port_nor_its_home_taken(home: Path) -> None:
    port = free_port()
    for _ in range(2):
        with serving(home, port=port) as server:
            os.kill(server.process.pid, signal.SIGKILL)  # only the parent: its worker must follow by itself
            server.process.wait(PATIENCE)
            wait_until_free(port)


def test_a_worker_that_dies_is_replaced(home: Path) -> None:
    with serving(home) as server:
        worker = int(Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text())
        os.kill(worker, signal.SIGKILL)
        wait_until(lambda: answers(server))


def test_a_port_in_use_is_told_in_one_sentence(home: Path, tmp_path: Path) -> None:
    with serving(home) as server:
        other = bandstand(tmp_path / "other", "serve", "--port", str(server.port))
    assert other.returncode == 1
    assert other.stderr == (
        f"Port {server.port} is in use. Stop what uses it, or try BANDSTAND_PORT={server.port + 1}.\n"
    )


@pytest.mark.parametrize("said", ["abc", "0", "70000"])
def test_a_port_that_is_no_port_is_told_in_one_sentence(home: Path, said: str) -> None:
    told = subprocess.run(
        command("serve"),
        env=environment(home) | {"BANDSTAND_PORT": said},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert told.returncode == 2
    assert told.stderr == f"BANDSTAND_PORT says {said}. It takes a number from 1 to 65535, such as 8000.\n"


def test_a_second_server_on_the_same_home_is_told_in_one_sentence(home: Path) -> None:
    with serving(home) as server:
        other = bandstand(home, "serve", "--port", str(free_port()))
        assert server.get().status
    assert other.returncode == 1
    assert other.stderr == f"Another Bandstand already uses {home}. Stop it, or choose another BANDSTAND_HOME.\n"


def test_a_home_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    told = bandstand(tmp_path / "file" / "home", "serve")
    assert told.returncode == 1
    assert told.stderr.startswith("Bandstand cannot use the folder")
    assert told.stderr.count("\n") == 1


def test_a_home_that_cannot_be_written_is_still_shown_and_says_so(home: Path) -> None:
    with serving(home) as server:
        server.end(signal.SIGTERM)
    home.chmod(0o500)
    (home / "bandstand.sqlite3").chmod(0o400)
    with serving(home, before=OBEYING) as server:
        assert server.get().status
        assert server.end(signal.SIGTERM) == 3
        assert server.process.stderr is not None
        assert f"The folder {home} cannot be written. Nothing new can be kept there.\n" in server.process.stderr.read()
    home.chmod(0o700)


def test_a_home_that_cannot_be_written_and_holds_nothing_ends_with_a_code_of_its_own(home: Path) -> None:
    home.mkdir(mode=0o500)
    told = bandstand(home, "serve", before=OBEYING)
    assert told.returncode == 3
    assert told.stderr == f"The folder {home} cannot be written. Nothing new can be kept there.\n"
    home.chmod(0o700)


def test_what_was_committed_before_a_kill_is_there_in_a_home_that_became_read_only(home: Path) -> None:
    """A killed server leaves its last commits in the `-wal` file; reading passes it over unless it is copied."""
    with serving(home) as server:
        os.killpg(server.process.pid, signal.SIGKILL)
    home.chmod(0o500)
    with serving(home, before=OBEYING) as server:
        assert server.get().status
    home.chmod(0o700)


def test_the_home_and_its_secret_are_for_their_owner_only(home: Path) -> None:
    with serving(home):
        assert home.stat().st_mode & 0o777 == 0o700
        assert (home / "secret").stat().st_mode & 0o777 == 0o600


def test_the_log_is_read_by_nobody_else_in_a_folder_that_others_can_open(home: Path) -> None:
    home.mkdir(mode=0o755)
    for _ in range(2):
        with serving(home) as server:
            server.get()
            files = sorted(home.glob("bandstand.sqlite3*"))
            assert len(files) == 3
            assert [file.stat().st_mode & 0o007 for file in files] == [0] * 3
        (home / "bandstand.sqlite3").chmod(0o644)  # as an earlier Bandstand left it


def test_a_restart_keeps_the_secret(home: Path) -> None:
    secrets = []
    for _ in range(2):
        with serving(home):
            secrets.append((home / "secret").read_text())
    assert secrets[0] == secrets[1]
    assert len(secrets[0]) >= 50


def test_only_this_machine_is_listened_to_unless_told_otherwise(home: Path) -> None:
    with serving(home) as server:
        listening = Path("/proc/net/tcp").read_text().splitlines()
        ours = [line.split()[1] for line in listening if line.split()[1].endswith(f":{server.port:04X}")]
        assert {address.split(":")[0] for address in ours} == {"0100007F"}


def wait_until_free(port: int) -> None:
    wait_until(lambda: is_free(port))


def answers(server: Served) -> bool:
    """Whether the server answers just now; a worker that dies with a request in its hands does not."""
    try:
        return bool(server.get().status)
    except OSError:
        return False


def wait_until(holds: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < last, "it never came about"
        time.sleep(0.01)
