"""Whose plan and log a command is about: the owner's, unless another account is named."""

from uuid import UUID

import click

from bandstand import store

whose = click.option("--person", metavar="EMAIL", help="Somebody else's with an account here; else the owner's.")


def person_of(email: str | None) -> UUID:
    """The person of an account, the owner where none is named. Raises NoSuchAccount."""
    return store.require_holder(email).person if email else store.the_person()
