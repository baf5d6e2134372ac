"""A second door on one's own network: a link lets one phone in, once; everybody else is told nothing."""

import fcntl
import http.client
import json
import os
import pty
import re
import signal
import socket
import subprocess
import threading
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from bandstand.cli.pair import close_unused
from bandstand.cli.pairing.door import REFUSED, Door
from bandstand.cli.pairing.forward import Server
from bandstand.cli.pairing.front import NotSecure, plain_front, secure_front
from bandstand.cli.pairing.network import NotOwnNetwork, own_address
from bandstand.cli.pairing.secrets import LINK_SECONDS, MOST_TRIES, PHONE_SECONDS, Phones, hashed, new_link
from bandstand.home import Home
from tests.house.server import PATIENCE, Served, bandstand, command, environment, free_port, is_free, serving

COOKIE = plain_front(80, "here").cookie


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def is_refusal(self) -> bool:
        """403 with the same few words for everybody, and no header that tells of a home."""
        told = {name.lower() for name in self.headers}
        bare = {"content-type", "content-length", "cache-control", "content-security-policy", "referrer-policy"}
        return self.status == 403 and self.body == REFUSED and told <= bare | {"x-content-type-options"}


def ask(port: int, path: str, method: str = "GET", body: bytes | None = None, **headers: str) -> Answer:
    """Knock as a phone does; `Host` is the door's own unless it is named."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request(method, path, body=body, headers=named)
        answer = line.getresponse()
        return Answer(status=answer.status, headers=answer.headers, body=answer.read())
    finally:
        line.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """`bandstand pair`, running."""

    process: subprocess.Popen[str]
    link: str

    @property
    def port(self) -> int:
        return int(self.link.split(":")[2].split("/")[0])

    @property
    def path(self) -> str:
        return self.link[self.link.index("/pair/") :]


def hears_ctrl_c() -> None:
    """Tests that were started in the background of a shell pass on that Ctrl-C means nothing."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def pairing(home: Path) -> Iterator[Open]:
    process = subprocess.Popen(
        command("pair", "--address", "127.0.0.1", "--port", "0"),
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=hears_ctrl_c,
    )
    try:
        assert process.stdout is not None
        yield Open(process=process, link=process.stdout.readline().strip())
    finally:
        process.kill()
        process.communicate()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("paired") / "home") as server:
        yield server


def let_in(door: Open) -> str:
    """Follow the link and press its button; what the phone then sends as its cookie."""
    answer = ask(door.port, door.path, "POST")
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    return answer.headers["Set-Cookie"].partition(";")[0]


def test_a_link_lets_one_phone_in_once_and_nothing_is_answered_without_it(served: Served) -> None:
    with pairing(served.home) as door:
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/pair/[\w-]{22}", door.link)
        for path in (
            "/",
            "/settings/",
            "/api/v1/changes",
            "/static/x/bandstand/icons/mark.svg",
            "/pair/",
            "/pair/wrong",
        ):
            assert ask(door.port, path).is_refusal, path
        assert ask(door.port, "/api/v1/events", "POST", b"{}", Content_Type="application/json").is_refusal

        looked = ask(door.port, door.path)
        assert looked.status == 200
        assert b"Open it on this phone" in looked.body
        assert b"the screen may go dark" in looked.body
        assert "Set-Cookie" not in looked.headers

        cookie = let_in(door)
        assert ask(door.port, door.path).is_refusal
        assert ask(door.port, door.path, "POST").is_refusal

        today = ask(door.port, "/", Cookie=cookie)
        assert today.status == 200
        assert b"Bandstand" in today.body
        assert "Content-Security-Policy" in today.headers
        assert ask(door.port, "/").is_refusal
        assert ask(door.port, "/", Cookie=f"{COOKIE}=wrong").is_refusal


def test_a_paired_phone_logs_what_it_did_and_a_page_of_another_site_cannot(served: Served) -> None:
    with pairing(served.home) as door:
        cookie, ours = let_in(door), f"http://127.0.0.1:{door.port}"

        def send(origin: str) -> int:
            sent = json.dumps({"events": []}).encode()
            headers = {"Cookie": cookie, "Origin": origin, "Content_Type": "application/json"}
            return ask(door.port, "/api/v1/events", "POST", sent, **headers).status

        assert send(ours) == 200
        for foreign in ("http://elsewhere.example", f"http://127.0.0.1:{served.port}", "https://127.0.0.1"):
            assert send(foreign) == 403

        page = ask(door.port, "/plan/read/", Cookie=cookie)
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page.body)
        assert token is not None
        known = page.headers["Set-Cookie"].partition(";")[0]
        form = f"csrfmiddlewaretoken={token[1].decode()}&text=Squat+3x10".encode()
        typed = {"Cookie": f"{cookie}; {known}", "Content_Type": "application/x-www-form-urlencoded"}
        assert ask(door.port, "/plan/read/", "POST", form, Origin=ours, **typed).status == 303
        assert ask(door.port, "/plan/read/", "POST", form, Origin="http://elsewhere.example", **typed).status == 403


def test_a_phone_that_was_let_in_comes_back_another_day_until_all_are_forgotten(served: Served) -> None:
    with pairing(served.home) as door:
        cookie = let_in(door)
    with pairing(served.home) as door:
        assert ask(door.port, "/", Cookie=cookie).status == 200
        assert bandstand(served.home, "pair", "--forget").returncode == 0
        assert ask(door.port, "/", Cookie=cookie).is_refusal


def test_neither_the_link_nor_a_cookie_stands_in_the_home(served: Served) -> None:
    with pairing(served.home) as door:
        secret = let_in(door).partition("=")[2]
        token = door.path.rpartition("/")[2]
        kept = [file for file in served.home.rglob("*") if file.is_file()]
        assert served.home / "phones.json" in kept
        assert not [
            file for file in kept if token.encode() in file.read_bytes() or secret.encode() in file.read_bytes()
        ]
        assert hashed(secret) in (served.home / "phones.json").read_text()
        assert (served.home / "phones.json").stat().st_mode & 0o077 == 0


def test_closing_the_door_leaves_the_server_on_this_machine_as_it_was(served: Served) -> None:
    with pairing(served.home) as door:
        port = door.port
        door.process.send_signal(signal.SIGINT)
        told = door.process.communicate(timeout=PATIENCE)[1]
        assert door.process.returncode == 0
        assert told.endswith("The door is closed.\n")
    assert is_free(port)
    assert served.get("/").status == 200


def test_without_a_running_server_one_sentence_says_so(tmp_path: Path) -> None:
    for home in (tmp_path / "none", tmp_path / "stopped"):
        if home.name == "stopped":
            with serving(home) as server:
                server.end(signal.SIGTERM)
        told = bandstand(home, "pair", "--address", "127.0.0.1")
        assert (told.returncode, told.stdout) == (1, "")
        assert told.stderr == "Bandstand does not run for this home. Start it with `make run`, then pair.\n"


@pytest.mark.parametrize("address", ["8.8.8.8", "0.0.0.0", "my-machine", "::1", "2001:4860:4860::8888"])
def test_an_address_that_anybody_might_reach_is_not_opened(address: str) -> None:
    with pytest.raises(NotOwnNetwork):
        own_address(address)


@pytest.mark.parametrize("address", ["192.168.1.20", "10.0.0.7", "172.16.3.4", "127.0.0.1"])
def test_an_address_of_ones_own_network_is_opened(address: str) -> None:
    assert own_address(address) == address


@pytest.mark.parametrize(
    "told",
    [
        "http://bandstand.home.arpa",
        "bandstand.home.arpa",
        "https://",
        "https://me@here",
        "https://here/there",
        "https://here?x",
        "https://one, two",
        "https://here\r\nX: y",
    ],
)
def test_an_address_that_no_browser_calls_secure_is_not_taken_for_one(told: str) -> None:
    with pytest.raises(NotSecure):
        secure_front(told)


def test_a_secure_address_is_one_however_it_is_written() -> None:
    for told in ("https://Bandstand.home.arpa/", "https://bandstand.home.arpa:443"):
        assert secure_front(told).hosts == ("bandstand.home.arpa",)
    assert secure_front("https://192.168.1.20:8443").hosts == ("192.168.1.20:8443",)


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.seconds = 1_000.0

    def __call__(self) -> float:
        return self.seconds


def nobody() -> Server | None:
    """A server that was there a moment ago, and is away."""
    return Server("127.0.0.1", free_port())


@contextmanager
def door_at(clock: Clock, home: Path, behind: Callable[[], Server | None] = nobody) -> Iterator[tuple[Door, str]]:
    """A door in this process, before a server that is away unless one is named."""
    token, link = new_link(clock)
    with Door(("127.0.0.1", 0), behind, link, Phones(home / "phones.json", clock)) as door:
        threading.Thread(target=door.serve_forever, daemon=True).start()
        try:
            yield door, token
        finally:
            door.shutdown()


def knocking(door: Door) -> socket.socket:
    return socket.create_connection(("127.0.0.1", int(door.server_address[1])), timeout=PATIENCE)


def test_a_door_that_nobody_came_to_closes_and_one_that_somebody_may_come_back_to_does_not(tmp_path: Path) -> None:
    for known in (True, False):
        phones = Phones(tmp_path / "phones.json", time.time)
        with Door(("127.0.0.1", 0), nobody, new_link(Clock())[1], phones) as door:
            if known:
                phones.add()
            standing = threading.Thread(target=door.serve_forever, daemon=True)
            standing.start()
            close_unused(door)
            standing.join(0.3 if known else PATIENCE)
            assert standing.is_alive() == known
            if known:
                door.shutdown()
                phones.forget()


def test_in_a_terminal_the_link_is_a_picture_too(served: Served) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        command("pair", "--address", "127.0.0.1", "--port", "0"),
        env=environment(served.home),
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        seen = b""
        while seen.count(b"\n") < 15:
            seen += os.read(ours, 65536)
        assert seen.startswith(b"http://127.0.0.1:")
        assert any(block.encode() in seen for block in ("\N{UPPER HALF BLOCK}", "\N{LOWER HALF BLOCK}"))
    finally:
        process.kill()
        process.wait()
        os.close(ours)
        os.close(theirs)


def test_a_link_is_good_for_ten_minutes_and_a_phone_for_ninety_days(tmp_path: Path) -> None:
    clock = Clock()
    with door_at(clock, tmp_path) as (door, token):
        port = int(door.server_address[1])
        clock.seconds += LINK_SECONDS - 1
        assert ask(port, f"/pair/{token}").status == 200
        clock.seconds += 1
        assert ask(port, f"/pair/{token}").is_refusal
        assert ask(port, f"/pair/{token}", "POST").is_refusal
        secret = door.phones.add()
        clock.seconds += PHONE_SECONDS - 1
        assert ask(port, "/", Cookie=f"{COOKIE}={secret}").status == 503  # known; the server behind is away
        clock.seconds += 1
        assert ask(port, "/", Cookie=f"{COOKIE}={secret}").is_refusal


@pytest.mark.parametrize(
    "host", ["elsewhere.example", "localhost", "127.0.0.1", "127.0.0.1:1", "", "bandstand.local:99"]
)
def test_even_a_paired_phone_is_refused_under_a_name_that_is_not_ours(tmp_path: Path, host: str) -> None:
    with door_at(Clock(), tmp_path) as (door, _):
        port, cookie = int(door.server_address[1]), f"{COOKIE}={door.phones.add()}"
        assert ask(port, "/", Cookie=cookie).status == 503  # known; the server behind is away
        assert ask(port, "/", Cookie=cookie, Host=host).is_refusal


def test_after_ten_wrong_tries_in_a_minute_even_the_right_link_has_to_wait(tmp_path: Path) -> None:
    clock = Clock()
    with door_at(clock, tmp_path) as (door, token):
        port = int(door.server_address[1])
        for _ in range(MOST_TRIES):
            assert ask(port, "/pair/guess").is_refusal
        assert ask(port, f"/pair/{token}").is_refusal
        clock.seconds += 61
        assert ask(port, f"/pair/{token}").status == 200


def test_somebody_who_says_a_letter_now_and_then_does_not_hold_a_place_for_ever(tmp_path: Path) -> None:
    with door_at(Clock(), tmp_path) as (door, _):
        door.patience = 0.3
        with knocking(door) as line:
            line.settimeout(0.05)
            began = time.monotonic()
            while time.monotonic() - began < PATIENCE:
                try:
                    line.sendall(b"G")
                    if line.recv(1) == b"":
                        break
                except TimeoutError:
                    continue
                except OSError:
                    break
            assert time.monotonic() - began < PATIENCE / 2


def test_of_many_phones_at_one_moment_one_gets_in(tmp_path: Path) -> None:
    with door_at(Clock(), tmp_path) as (door, token):
        port, got = int(door.server_address[1]), []
        knocks = [
            threading.Thread(target=lambda: got.append(ask(port, f"/pair/{token}", "POST").status)) for _ in range(12)
        ]
        for knock in knocks:
            knock.start()
        for knock in knocks:
            knock.join()
        assert sorted(got) == [303, *[403] * 11]
        assert len(door.phones) == 1


def test_a_link_is_not_used_up_where_the_phone_cannot_be_kept_and_both_sides_are_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "gone"
    with door_at(Clock(), home) as (door, token):
        port = int(door.server_address[1])
        failed = ask(port, f"/pair/{token}", "POST")
        assert failed.status == 503
        assert b"<p>This phone could not be let in." in failed.body
        assert "Set-Cookie" not in failed.headers
        home.mkdir()
        assert ask(port, f"/pair/{token}", "POST").status == 303
        assert ask(port, f"/pair/{token}", "POST").is_refusal
        assert len(door.phones) == 1
    told, end = "", time.monotonic() + PATIENCE
    while str(home) not in told and time.monotonic() < end:
        told += capfd.readouterr().err
    assert str(home) in told


def test_a_mistake_of_the_door_is_told_and_a_phone_that_hangs_up_is_not(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    troubles: list[Exception] = [BrokenPipeError(), ConnectionResetError(), TimeoutError(), ZeroDivisionError("ours")]

    def failing() -> Server | None:
        raise troubles.pop(0)

    with door_at(Clock(), tmp_path, failing) as (door, _):
        cookie = f"{COOKIE}={door.phones.add()}"
        while troubles:
            with pytest.raises((http.client.BadStatusLine, ConnectionError)):
                ask(int(door.server_address[1]), "/", Cookie=cookie)
    told = capfd.readouterr().err
    assert told.count("Traceback") == 1
    assert "ZeroDivisionError: ours" in told


@pytest.mark.parametrize(
    "said",
    [
        b"nonsense\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n",
        b"GET /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
    ],
)
def test_what_cannot_be_read_is_refused_like_everything_else(tmp_path: Path, said: bytes) -> None:
    with door_at(Clock(), tmp_path) as (door, _), knocking(door) as line:
        line.sendall(said)
        heard = b""
        while part := line.recv(65536):
            heard += part
        assert b" 403 " in heard.partition(b"\r\n")[0]
        assert heard.endswith(REFUSED)
        assert b"ython" not in heard


def test_a_phone_cannot_hide_one_request_behind_another(served: Served) -> None:
    with pairing(served.home) as door:
        cookie = let_in(door)
        hidden = ask(door.port, "/", "POST", b"0\r\n\r\n", Cookie=cookie, Transfer_Encoding="chunked")
        assert hidden.is_refusal
        assert ask(door.port, "/", Cookie=cookie, Content_Length="99999999999").is_refusal
        assert ask(door.port, "http://127.0.0.1/settings/", Cookie=cookie).is_refusal


@dataclass(slots=True)
class Heard:
    """A program of this machine that keeps what it hears, and answers each request."""

    port: int = 0
    requests: list[list[tuple[str, str]]] = field(default_factory=list)


@contextmanager
def listening(port: int = 0) -> Iterator[Heard]:
    heard = Heard()

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.requests.append(list(self.headers.items()))
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Nobody has to read that."""

    with ThreadingHTTPServer(("127.0.0.1", port), Listener) as server:
        heard.port = int(server.server_address[1])
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield heard
        finally:
            server.shutdown()


def test_what_a_phone_says_of_who_it_is_for_others_never_reaches_the_server(tmp_path: Path) -> None:
    with listening() as heard, door_at(Clock(), tmp_path, lambda: Server("127.0.0.1", heard.port)) as (door, _):
        told = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "elsewhere.example", "x_forwarded_for": "10.0.0.9"}
        told |= {"Forwarded": "for=10.0.0.9", "Accept": "text/html", "Cookie": f"{COOKIE}={door.phones.add()}"}
        assert ask(int(door.server_address[1]), "/", "GET", None, **told).status == 200
    names = [name.lower() for name, _ in heard.requests[0]]
    assert "accept" in names
    assert [name for name in names if "forwarded" in name] == []


def test_the_pages_of_the_door_may_use_the_look_they_bring_and_say_what_to_do(served: Served) -> None:
    with pairing(served.home) as door:
        for answer in (ask(door.port, "/"), ask(door.port, door.path)):
            look = re.search(rb"<style>(.*?)</style>", answer.body, re.DOTALL)
            assert look is not None
            allowed = b64encode(sha256(look[1]).digest()).decode()
            assert f"style-src 'sha256-{allowed}'" in answer.headers["Content-Security-Policy"]
        assert b"bandstand pair" in ask(door.port, "/").body


def test_a_door_whose_port_is_taken_names_the_option_for_another(served: Served) -> None:
    with pairing(served.home) as door:
        other = bandstand(served.home, "pair", "--address", "127.0.0.1", "--port", str(door.port))
    assert other.returncode == 1
    assert other.stderr == f"Port {door.port} is in use. Choose another one: `bandstand pair --port {door.port + 1}`.\n"


def test_a_program_that_takes_the_port_of_a_server_that_ended_hears_nothing_of_a_phone(tmp_path: Path) -> None:
    with serving(tmp_path / "home") as server, pairing(server.home) as door:
        cookie = let_in(door)
        assert ask(door.port, "/", Cookie=cookie).status == 200
        server.end(signal.SIGTERM)
        wait_until_ended(Home(server.home))
        with listening(server.port) as heard:
            away = ask(door.port, "/", Cookie=cookie)
            held = Home(server.home).lock()  # as while a copy is put back
            put_back = ask(door.port, "/", Cookie=cookie)
            os.close(held)
        assert heard.requests == []
        assert (away.status, put_back.status) == (503, 503)
        assert b"<p>Bandstand does not answer just now." in away.body


def wait_until_ended(home: Home) -> None:
    """Its worker may end a moment later."""
    waited = time.monotonic() + PATIENCE
    while home.served_at() and time.monotonic() < waited:
        time.sleep(0.01)


def test_where_the_last_server_listened_is_not_believed_while_another_one_starts(tmp_path: Path) -> None:
    home = Home(tmp_path)
    held = home.lock()
    home.tell_where(held, "127.0.0.1", 8000)
    assert home.served_at() == ("127.0.0.1", 8000)
    os.close(held)
    assert home.served_at() is None
    held = home.lock()
    assert home.served_at() is None
    os.close(held)


def test_a_server_starts_although_a_phone_is_just_being_answered(tmp_path: Path) -> None:
    home = Home(tmp_path)
    os.close(home.lock())
    with (tmp_path / "server.lock").open("rb") as looked_at:
        fcntl.flock(looked_at, fcntl.LOCK_SH)
        seen = threading.Timer(0.02, fcntl.flock, [looked_at, fcntl.LOCK_UN])
        seen.start()
        os.close(home.lock())
        seen.join()


def test_the_home_knows_where_its_server_listens_only_while_it_runs(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert home.served_at() is None
    with serving(home.folder) as server:
        assert home.served_at() == ("127.0.0.1", server.port)
        server.end(signal.SIGTERM)
        wait_until_ended(home)
        assert home.served_at() is None
