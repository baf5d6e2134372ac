"""`bandstand account` and what it changes, as a terminal shows it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.conf import settings

from bandstand import store
from bandstand.cli import root
from bandstand.home import Home
from bandstand.quantity import BandstandError
from bandstand.words import say
from tests.accounts.visits import KAT, PAT, SECRET
from tests.store.facts import fill


@pytest.fixture(autouse=True)
def home(sqlite: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """Commands work on the folder round the database."""
    here = Home(sqlite.parent)
    monkeypatch.setenv("BANDSTAND_HOME", str(here.folder))
    monkeypatch.setattr(settings, "HOME", here)
    return here


def run(*words: str, told: str = "") -> Result:
    """A command with something on standard input; a situation is left as it is raised."""
    return CliRunner().invoke(root, words, input=told)


def test_an_account_is_made_with_a_passphrase_from_standard_input() -> None:
    done = run("account", "add", "Kat@Example.org", told=f"{SECRET[KAT]}\n")
    assert done.exit_code == 0
    assert done.stdout == f"{KAT}\n"
    assert "every page asks for a log-in" in done.stderr
    assert run("account", "list").stdout == f"{KAT}\n"


@pytest.mark.parametrize(
    ("email", "passphrase", "why"),
    [
        (KAT, "short", "10 characters"),
        (KAT, "", "10 characters"),
        (KAT, "qwertyuiop", "easy to guess"),
        ("no address", SECRET[KAT], "not an e-mail address"),
    ],
)
def test_what_is_weak_or_no_address_makes_no_account(email: str, passphrase: str, why: str) -> None:
    done = run("account", "add", email, told=f"{passphrase}\n")
    assert done.exit_code == 1
    assert isinstance(done.exception, BandstandError)
    assert why in say(done.exception.message)
    assert store.holders() == ()


def test_somebody_is_erased_only_when_that_is_said() -> None:
    run("account", "add", KAT, told=SECRET[KAT])
    assert run("account", "remove", KAT).exit_code == 1
    assert len(store.holders()) == 1
    assert run("account", "remove", KAT, "--erase").exit_code == 0
    assert store.holders() == ()


def test_others_are_invited_once_there_is_an_account() -> None:
    assert run("account", "invite", PAT).exit_code == 1
    run("account", "add", KAT, told=SECRET[KAT])
    assert run("account", "invite", PAT).stdout.startswith("http://127.0.0.1:8000/account/join/")


def test_a_command_is_about_the_owner_unless_somebody_is_named() -> None:
    kat, pat = (store.add_account(email, SECRET[email], at).person for at, email in enumerate((KAT, PAT)))
    fill(kat)
    assert run("events", "--json").stdout.count("\n") == len(store.kept_since(kat, 0)) > 0
    assert run("events", "--json", "--person", PAT).stdout == ""
    assert json.loads(run("export", "--person", PAT).stdout)["person"] == str(pat)
    assert run("events", "--person", "nobody@example.org").exit_code == 1
    assert run("handout", "--person", "nobody@example.org").exit_code == 1


def test_routes_tell_how_it_is_now() -> None:
    def anonymous_at_today() -> str:
        told = json.loads(run("routes", "--json").stdout)
        return next(str(row["roles"]["anonymous"]) for row in told if row["route"] == "/")

    assert anonymous_at_today() == "yes"
    run("account", "add", KAT, told=SECRET[KAT])
    assert anonymous_at_today() == "no"
