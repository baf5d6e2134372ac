"""`bandstand account`: who may log in. From the first account on, every page and the API ask for a log-in."""

import os
import sys

import click
from django.conf import settings
from django.urls import reverse

from bandstand import store
from bandstand.actions import accounts
from bandstand.cli.at_home import open_home
from bandstand.cli.damage import now_ms
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message
from bandstand.words import say


class NotSaid(BandstandError):
    """Erasing somebody has to be said."""

    def __init__(self, email: str) -> None:
        super().__init__(Message("account.say_erase", email=email))


@click.group()
def account() -> None:
    """Who may log in. From the first account on, every page and the API ask for a log-in."""


@account.command()
@click.argument("email")
def add(email: str) -> None:
    """Make an account. The passphrase is read from standard input, or asked for."""
    accounts.require_email(email)
    open_home()
    passphrase = told_passphrase()
    first = not store.holders()
    holder = accounts.add(email, passphrase, now_ms())
    click.echo(holder.email)
    click.echo(say(Message("account.added_first" if first else "account.added")), err=True)


def told_passphrase() -> str:
    """The first line of standard input; somebody at a keyboard types it twice, unseen."""
    if sys.stdin.isatty():
        told: str = click.prompt(say(Message("account.prompt")), hide_input=True, confirmation_prompt=True, err=True)
        return told
    return sys.stdin.readline().rstrip("\r\n")


@account.command("list")
def list_() -> None:
    """Print who may log in, the first account first."""
    open_home(for_reading=True)
    for holder in store.holders():
        click.echo(holder.email)


@account.command()
@click.argument("email")
def reset(email: str) -> None:
    """Print a link that sets a new passphrase: once, within 30 minutes."""
    home = open_home()
    click.echo(address_of(home, accounts.link_to_new_passphrase(store.require_holder(email))))
    click.echo(say(Message("account.reset_link")), err=True)


@account.command()
@click.argument("email")
def invite(email: str) -> None:
    """Print a link that makes an account for EMAIL: once, within a week."""
    home = open_home()
    click.echo(address_of(home, accounts.invite(email)))
    click.echo(say(Message("account.invite_link")), err=True)


def address_of(home: Home, letter: accounts.Post) -> str:
    """A link as somebody can open it: under BANDSTAND_URL, or where this home's server listens."""
    address, port = home.served_at() or ("127.0.0.1", int(os.environ.get("BANDSTAND_PORT", "8000")))
    here = settings.URL or f"http://{address}:{port}"
    return here + reverse(letter.opens, args=letter.arguments)


@account.command()
@click.argument("email")
@click.option("--erase", is_flag=True, help="Say that everything of theirs goes, for good.")
def remove(email: str, erase: bool) -> None:
    """Erase an account, and all that was kept of its person."""
    open_home()
    holder = store.require_holder(email)
    if not erase:
        raise NotSaid(holder.email)
    store.erase_person(holder.person)
    click.echo(say(Message("account.removed" if store.holders() else "account.removed_last")), err=True)
