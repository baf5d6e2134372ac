"""`bandstand serve`: one server for one home, on this machine, until it is stopped."""

import ctypes
import errno
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource
from django.conf import settings
from django.db import connection, connections
from django.urls import get_resolver

from bandstand import store
from bandstand.cli import hourly, reminding
from bandstand.cli.at_home import READ_ONLY_EXIT, HomeReadOnly, open_home
from bandstand.cli.damage import damage_to, only_read
from bandstand.cli.memory import give_back
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

if TYPE_CHECKING:
    from granian.server.common import AbstractServer

LOOPBACK = "127.0.0.1"
BLOCKING_THREADS = 16  # a commit takes in at most one request of each
PR_SET_PDEATHSIG = 1  # linux/prctl.h


class PortTaken(BandstandError):
    def __init__(self, port: int) -> None:
        super().__init__(Message("serve.port-taken", port=port, next=port + 1))


class AddressUnusable(BandstandError):
    def __init__(self, address: str, port: int, reason: str) -> None:
        super().__init__(Message("serve.address-unusable", address=address, port=port, reason=reason))


class PortUnreadable(BandstandError):
    """BANDSTAND_PORT is no port."""

    exit_code = 2  # as for any option that cannot be read

    def __init__(self, said: str) -> None:
        super().__init__(Message("serve.port-no-number", said=said))


class Port(click.IntRange):
    """A port, as an option or as BANDSTAND_PORT says it; whoever chose by the one is not told of the other."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            if param and ctx and param.name and ctx.get_parameter_source(param.name) is ParameterSource.ENVIRONMENT:
                raise PortUnreadable(str(value)) from None
            raise


@click.command()
@click.option("--port", type=Port(1, 65535), envvar="BANDSTAND_PORT", default=8000, show_default=True)
@click.option(
    "--address",
    envvar="BANDSTAND_ADDRESS",
    default=LOOPBACK,
    show_default=True,
    help="Where to listen; loopback only, unless told.",
)
def serve(port: int, address: str) -> None:
    """Start Bandstand here, and print the address to open. Ctrl-C stops it."""
    home: Home = settings.HOME
    damage = damage_to(home)
    if damage:
        damage = Message("home.only_read", damage=damage)
        only_read(home, damage)
    else:
        open_home(for_reading=True)
    held = None if settings.READ_ONLY else home.lock()
    if settings.READ_ONLY:
        click.echo(say(damage or HomeReadOnly(home).message), err=True)
    require_free(address, port)
    if held is not None:
        home.tell_where(held, reached_at(address), port)
    run(address, port)
    if held is not None:
        os.close(held)
    sys.exit(READ_ONLY_EXIT if settings.READ_ONLY else 0)


def require_free(address: str, port: int) -> None:
    """Ask for the port first: the server shares a port with whoever shares theirs, and would not notice."""
    try:
        family, _, _, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from error
        raise AddressUnusable(address, port, error.strerror or str(error)) from error


def run(address: str, port: int) -> None:
    """Serve until a signal says stop. The application is loaded here once; the one worker is a fork of it."""
    give_back()  # granian reads as it loads how it should keep memory
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from bandstand.wsgi import application

    _ = get_resolver().url_patterns  # loads every page now: before the fork, and before anyone asks
    connections.close_all()
    parent = os.getpid()

    def load(_target: str) -> Callable[..., Any]:
        die_with(parent)
        store.write_in_groups()
        threading.Thread(target=announce, args=(address, port), daemon=True).start()
        if not settings.READ_ONLY and connection.vendor == "sqlite":
            hourly.begin(settings.HOME)
        if not settings.READ_ONLY:
            reminding.begin()
        return application

    server = Server(
        "bandstand.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=BLOCKING_THREADS,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=2,
        log_level=LogLevels.error,
        log_dictconfig=settings.LOGGING,
    )
    until_told(server, load)


def until_told(server: "AbstractServer[Any]", load: Callable[[str], Callable[..., Any]]) -> None:
    """Serve, and come back when a signal says stop.

    A signal to the whole group may end the worker first; the server then speaks of a failure, and there is none.
    """
    try:
        server.serve(target_loader=load)
    except SystemExit:
        if not server.interrupt_signal:
            raise


def die_with(parent: int) -> None:
    """End the worker at once when the server is killed, so that it keeps neither the port nor the home."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def announce(address: str, port: int) -> None:
    """Print the address as soon as it answers, never before."""
    reach = reached_at(address)
    while not answers(reach, port):
        time.sleep(0.005)
    shown = f"[{reach}]" if ":" in reach else reach
    print(f"http://{shown}:{port}/", flush=True)


def reached_at(address: str) -> str:
    """The address by which this machine itself reaches a server that listens there."""
    return {"0.0.0.0": LOOPBACK, "::": "::1"}.get(address, address)


def answers(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), timeout=1).close()
    except OSError:
        return False
    return True
