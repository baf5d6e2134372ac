"""`bandstand pair`: let a phone on one's own network open this home, for as long as this runs."""

import errno
import os
import threading
import time
from collections.abc import Callable

import click
import segno

from bandstand.cli.at_home import HomeReadOnly
from bandstand.cli.pairing.door import Door
from bandstand.cli.pairing.forward import Server
from bandstand.cli.pairing.front import Front, plain_front, secure_front
from bandstand.cli.pairing.network import own_address
from bandstand.cli.pairing.secrets import LINK_SECONDS, Link, Phones, new_link
from bandstand.cli.serve import LOOPBACK, AddressUnusable
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message
from bandstand.words import say


class DoorTaken(BandstandError):
    """Another program listens where the door is to stand."""

    def __init__(self, port: int) -> None:
        super().__init__(Message("pair.port_taken", port=port, next=port + 1 if port < 65535 else 0))


class NotServed(BandstandError):
    def __init__(self) -> None:
        super().__init__(Message("pair.not_served"))


@click.command()
@click.option("--address", help="This machine's address on your own network; found by itself where left out.")
@click.option("--port", type=click.IntRange(0, 65535), default=8010, show_default=True, help="0: any that is free.")
@click.option(
    "--behind", metavar="HTTPS", help="The secure address that another program answers, and hands on to here."
)
@click.option("--forget", is_flag=True, help="Let in no phone that was paired before, and end.")
def pair(address: str | None, port: int, behind: str | None, forget: bool) -> None:
    """Print a link for a phone on your own network. It works once, within ten minutes. Ctrl-C closes the door."""
    home = Home.chosen()
    phones = Phones(home.phones, time.time)
    if forget:
        phones.forget()
        click.echo(say(Message("pair.forgotten")), err=True)
        return
    if not home.writable:
        raise HomeReadOnly(home)
    if server_of(home) is None:
        raise NotServed
    front = secure_front(behind) if behind else None
    at = own_address(LOOPBACK if front and address is None else address), port
    token, link = new_link(time.monotonic)
    with opened(at, lambda: server_of(home), link, phones, front) as door:
        stand_open(door, token)


def server_of(home: Home) -> Server | None:
    """The server of this home that runs now. Another program may have its port as soon as it ends."""
    served = home.served_at()
    return Server(*served) if served else None


def opened(
    at: tuple[str, int], behind: Callable[[], Server | None], link: Link, phones: Phones, front: Front | None
) -> Door:
    """The door, listening. Raises BandstandError where it cannot."""
    try:
        door = Door(at, behind, link, phones, front=front)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise DoorTaken(at[1]) from error
        raise AddressUnusable(at[0], at[1], error.strerror or str(error)) from error
    if front is None:  # its port is known now
        names = filter(None, os.environ.get("BANDSTAND_HOSTS", "").split(","))
        door.front = plain_front(int(door.server_address[1]), at[0], *names)
    return door


def tell(door: Door, token: str) -> None:
    """The link on standard output, as words and as a picture; what it can and cannot do beside it."""
    link = door.front.link(token)
    click.echo(link)
    if os.isatty(1):
        segno.make(link, error="m").terminal(compact=True)
    for name in ("open_secure", "secure") if door.front.secure else ("open", "cannot", "others"):
        click.echo(say(Message(f"pair.{name}")), err=True)
    click.echo(say(Message("pair.stop")), err=True)


def stand_open(door: Door, token: str) -> None:
    """Until Ctrl-C; or until the link is too old, where no phone was ever let in."""
    door.let_in = lambda: click.echo(say(Message("pair.let_in")), err=True)
    closing = threading.Timer(LINK_SECONDS, close_unused, [door])
    closing.daemon = True
    closing.start()
    try:
        tell(door, token)
        door.serve_forever()
    except KeyboardInterrupt:
        click.echo(say(Message("pair.closed")), err=True)


def close_unused(door: Door) -> None:
    """Nobody came, and nobody is known who might: there is nothing to stand open for."""
    if not door.link.used and not len(door.phones):
        click.echo(say(Message("pair.nobody")), err=True)
        door.shutdown()
