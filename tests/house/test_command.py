"""The command in a terminal: where to start, what it costs to start, and how it ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.server import HERE, bandstand, environment


def test_alone_it_says_where_to_start_and_makes_nothing(tmp_path: Path) -> None:
    told = bandstand(tmp_path / "home")
    assert told.returncode == 0
    assert "bandstand serve" in told.stdout
    assert str(tmp_path / "home") in told.stdout
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("arguments", [("no-such-verb",), ("serve", "--port", "many"), ("serve", "--port", "0")])
def test_wrong_usage_ends_with_2_and_no_traceback(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    told = bandstand(tmp_path / "home", *arguments)
    assert told.returncode == 2
    assert told.stdout == ""
    assert "Error" in told.stderr
    assert "Traceback" not in told.stderr


def test_commands_that_need_no_home_never_wait_for_django(tmp_path: Path) -> None:
    program = """
import sys
from bandstand.cli import TABLE
for verb in TABLE.values():
    if not verb.at_home:
        verb.load()
print(sorted({"django", "granian", "numpy"} & set(sys.modules)))
"""
    told = subprocess.run(
        [sys.executable, "-c", program],
        cwd=HERE,
        env=environment(tmp_path / "home"),
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout == "[]\n"


def test_every_command_explains_itself_without_making_a_home(tmp_path: Path) -> None:
    from bandstand.cli import TABLE

    for name in TABLE:
        told = bandstand(tmp_path / "home", name, "--help")
        assert told.returncode == 0, told.stderr
        assert told.stdout.startswith(f"Usage: bandstand {name}")
    assert not (tmp_path / "home").exists()


def test_the_router_and_the_table_of_who_may_open_what_agree(tmp_path: Path) -> None:
    told = bandstand(tmp_path / "home", "routes", "--json")
    assert told.returncode == 0, told.stderr
