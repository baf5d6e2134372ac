"""A group of commands that loads each one only when it is called, so that `bandstand read` never waits for Django."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module

import click


@dataclass(frozen=True, slots=True)
class Verb:
    """One command: where it stands ("module:name"), and what it does in a few words.

    `at_home` says that it works on the home: Django is set up before its module is loaded.
    """

    where: str
    does: str
    at_home: bool = False

    def load(self) -> click.Command:
        if self.at_home:
            set_up_django()
        module, _, name = self.where.partition(":")
        command = getattr(import_module(module), name)
        assert isinstance(command, click.Command), f"{self.where} is not a command"
        return command


class Verbs(click.Group):
    """The root command, with a table of verbs instead of imported commands."""

    def __init__(self, *, table: Mapping[str, Verb], help: str) -> None:
        super().__init__(name="bandstand", help=help, no_args_is_help=False, invoke_without_command=True)
        self.table = table

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        verb = self.table.get(cmd_name)
        return verb.load() if verb else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, verb.does) for name, verb in self.table.items()])


def set_up_django() -> None:
    """Load the settings and the models, once in a process."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bandstand.settings")
    django.setup()
