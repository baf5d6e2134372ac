"""The recipes for a secure address, run as they stand but for ports: a phone is let in, only through the door."""

import http.client
import json
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bandstand.cli.pairing.door import REFUSED
from tests.house.server import HERE, PATIENCE, Served, command, environment, free_port, serving

DEPLOY = HERE / "deploy"
DOOR = "127.0.0.1:8010"
COOKIE = "__Host-bandstand-phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to the door: what a phone calls it, where it is really reached, and what it says there besides."""

    origin: str
    link: str
    reach: Callable[[], http.client.HTTPConnection]
    adds: tuple[tuple[str, str], ...] = ()

    def ask(self, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> tuple[int, bytes, str]:
        """Status, body and the cookie that was set."""
        line = self.reach()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            line.request(method, path, body, {"Host": self.origin.removeprefix("https://"), **dict(self.adds), **named})
            answer = line.getresponse()
            return answer.status, answer.read(), answer.headers["Set-Cookie"] or ""
        finally:
            line.close()


@contextmanager
def running(arguments: list[str], env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[str]]:
    with log.open("w") as told:
        process = subprocess.Popen(arguments, env=env, stdout=subprocess.PIPE, stderr=told, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def standing(port: int, log: Path) -> None:
    """Wait until somebody answers there."""
    waited = time.monotonic() + PATIENCE
    while time.monotonic() < waited:
        with socket.socket() as probe:
            if not probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.02)
    pytest.fail(log.read_text())


def tried(line: Callable[[], http.client.HTTPConnection]) -> None:
    """Wait until the first handshake is done: Caddy signs for a name a moment after it listens."""
    waited = time.monotonic() + PATIENCE
    while True:
        tries = line()
        try:
            return tries.connect()
        except (OSError, ssl.SSLError):
            if time.monotonic() > waited:
                raise
            time.sleep(0.05)
        finally:
            tries.close()


@contextmanager
def door(home: Path, port: int, origin: str, log: Path) -> Iterator[str]:
    arguments = command("pair", "--port", str(port), "--behind", origin)
    with running(arguments, environment(home), log / "pair") as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()


def needed(program: str) -> str:
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    return found or pytest.skip(f"{program} is not here: apt-get install {program}")


@contextmanager
def by_caddy(home: Path, folder: Path) -> Iterator[Way]:
    caddy, port, behind = needed("caddy"), free_port(), free_port()
    (folder / "recipe").write_text((DEPLOY / "Caddyfile").read_text().replace(DOOR, f"127.0.0.1:{behind}"))
    ours = f"{{\nadmin off\nskip_install_trust\nhttps_port {port}\nhttp_port {free_port()}\n}}\nimport recipe\n"
    (folder / "Caddyfile").write_text(ours)
    env = environment(home, BANDSTAND_NAME="localhost", HOME=str(folder), XDG_DATA_HOME=str(folder))
    arguments = [caddy, "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    with running(arguments, env, folder / "log"):
        standing(port, folder / "log")
        root = folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"
        with secured(home, folder, port, behind, root) as way:
            yield way


@contextmanager
def by_nginx(home: Path, folder: Path) -> Iterator[Way]:
    nginx, port, behind = needed("nginx"), free_port(), free_port()
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        [
            *(needed("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost"),
            *("-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    recipe = (DEPLOY / "nginx.conf").read_text()
    ours = {
        "/etc/nginx/bandstand": str(folder),
        "listen 443": f"listen {port}",
        DOOR: f"127.0.0.1:{behind}",
        "bandstand.home.arpa;": "localhost;",
    }
    for theirs, here in ours.items():
        assert theirs in recipe
        recipe = recipe.replace(theirs, here)
    (folder / "recipe").write_text(recipe)
    room = "".join(
        f"{kind}_temp_path {folder}/{kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;\n" if os.geteuid() == 0 else ""
    whole = f"{user}daemon off;\npid {folder}/pid;\nevents {{}}\nhttp {{\n{room}include {folder}/recipe;\n}}\n"
    (folder / "nginx.conf").write_text(whole)
    arguments = [nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")]
    assert subprocess.run([*arguments, "-t"], capture_output=True, check=False).returncode == 0
    with running(arguments, environment(home), folder / "log"):
        standing(port, folder / "errors")
        with secured(home, folder, port, behind, certificate) as way:
            yield way


@contextmanager
def secured(home: Path, folder: Path, port: int, behind: int, root: Path) -> Iterator[Way]:
    """The way through a program that runs here, whose certificate is looked at as a browser would."""
    waited = time.monotonic() + PATIENCE
    while not root.exists() and time.monotonic() < waited:
        time.sleep(0.02)
    context = ssl.create_default_context(cafile=str(root))

    def reach() -> http.client.HTTPConnection:
        return http.client.HTTPSConnection("localhost", port, timeout=PATIENCE, context=context)

    origin = f"https://localhost:{port}"
    tried(reach)
    with door(home, behind, origin, folder) as link:
        yield Way(origin=origin, link=link, reach=reach)


@contextmanager
def by_tailscale(home: Path, folder: Path) -> Iterator[Way]:
    """Its script really runs; Tailscale needs an account, so its command is a stand-in that notes what it is told.

    What its proxy does stands in its own source: the Host is kept, and who asks is added.
    """
    behind, name = free_port(), "laptop.tail1234.ts.net"
    told = {"Self": {"DNSName": f"{name}."}}
    (folder / "tailscale").write_text(
        f"#!/bin/sh\necho \"$@\" >>{folder}/asked\n[ $1 = serve ] || echo '{json.dumps(told)}'\n"
    )
    (folder / "tailscale").chmod(0o755)
    (folder / "bandstand").write_text(f"#!{sys.executable}\nfrom bandstand.cli import main\nmain()\n")
    (folder / "bandstand").chmod(0o755)
    script = (DEPLOY / "tailscale.sh").read_text()
    ours = {
        'cd "$(dirname "$0")/.."': f"cd {folder}",
        DOOR: f"127.0.0.1:{behind}",
        ".venv/bin/python": sys.executable,
        ".venv/bin/bandstand pair": f"./bandstand pair --port {behind}",
    }
    for theirs, here in ours.items():
        assert theirs in script
        script = script.replace(theirs, here)
    (folder / "script").write_text(script)
    env = environment(home, PATH=f"{folder}:{os.environ['PATH']}")
    with running(["sh", str(folder / "script")], env, folder / "log") as process:
        assert process.stdout is not None
        link = process.stdout.readline().strip()
        assert (folder / "asked").read_text() == (
            f"serve --bg --https=443 http://127.0.0.1:{behind}\nstatus --json\n"
        ), (folder / "log").read_text()
        adds = {
            "X-Forwarded-For": "100.64.0.7",
            "X-Forwarded-Host": name,
            "X-Forwarded-Proto": "https",
            "Tailscale-User-Login": "someone@example.com",
        }
        yield Way(
            origin=f"https://{name}",
            link=link,
            reach=lambda: http.client.HTTPConnection("127.0.0.1", behind, timeout=PATIENCE),
            adds=tuple(adds.items()),
        )


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("secure") / "home") as server:
        yield server


@pytest.mark.parametrize("by", [by_caddy, by_nginx, by_tailscale], ids=lambda by: str(by.__name__))
def test_a_phone_comes_in_by_the_recipe_and_logs_and_sends_a_sheet_and_nobody_else_can(
    served: Served, tmp_path: Path, by: Callable[[Path, Path], AbstractContextManager[Way]]
) -> None:
    with by(served.home, tmp_path) as way:
        assert re.fullmatch(rf"{re.escape(way.origin)}/pair/[\w-]{{22}}", way.link)
        path = way.link.removeprefix(way.origin)
        assert way.ask("/")[:2] == (403, REFUSED)
        status, looked, _ = way.ask(path)
        assert (status, b"for use offline" in looked, b"may go dark" in looked) == (200, True, False)

        status, _, kept = way.ask(path, "POST")
        assert (status, kept.partition("=")[0]) == (303, COOKIE)
        assert kept.endswith("; Secure")
        assert way.ask(path, "POST")[:2] == (403, REFUSED)
        phone = kept.partition(";")[0]
        assert b"Bandstand" in way.ask("/", Cookie=phone)[1]
        assert b"Bandstand" not in way.ask("/", Cookie=phone, Host="elsewhere.example")[1]

        def log(origin: str) -> int:
            told = json.dumps({"events": []}).encode()
            headers = {"Cookie": phone, "Origin": origin, "Content_Type": "application/json"}
            return way.ask("/api/v1/events", "POST", told, **headers)[0]

        assert log(way.origin) == 200
        for foreign in (way.origin.replace("https", "http"), "https://elsewhere.example"):
            assert log(foreign) == 403

        _, page, form = way.ask("/plan/read/", Cookie=phone)
        token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token is not None
        sheet = b"Squat 3x10\n" + b"\n" * 19_000_000
        fields = b'--part\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n' + token[1]
        fields += b'\r\n--part\r\nContent-Disposition: form-data; name="file"; filename="sheet.txt"\r\n\r\n' + sheet
        status, answer, _ = way.ask(
            "/plan/read/",
            "POST",
            fields + b"\r\n--part--\r\n",
            Cookie=f"{phone}; {form.partition(';')[0]}",
            Origin=way.origin,
            Content_Type="multipart/form-data; boundary=part",
        )
        assert (status, b"64 KB" in answer) == (400, True)  # the sentence of the page itself: it was read whole


def test_every_recipe_leads_to_the_door_and_none_to_the_server_that_has_no_log_in() -> None:
    recipes = sorted(path.name for path in DEPLOY.iterdir())
    assert recipes == ["Caddyfile", "nginx.conf", "tailscale.sh"]
    told = (HERE / "docs" / "phone.md").read_text(encoding="utf-8")
    for name in recipes:
        recipe = (DEPLOY / name).read_text(encoding="utf-8")
        said = "\n".join(line for line in recipe.splitlines() if not line.lstrip().startswith("#"))
        assert set(re.findall(r"127\.0\.0\.1:\d+", said)) == {DOOR}
        assert "pair --behind" in recipe
        assert f"(../deploy/{name})" in told
