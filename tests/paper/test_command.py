"""`bandstand handout`, as a person types it."""

import subprocess
from pathlib import Path

import pytest

from tests.house.server import command, environment


def bandstand(home: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command(*arguments), env=environment(home), capture_output=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of somebody with twelve weeks behind them."""
    folder = tmp_path_factory.mktemp("lived") / "home"
    assert bandstand(folder, "demo", "--weeks", "1").returncode == 0
    return folder


def test_without_a_plan_it_says_so_and_leaves_no_file(tmp_path: Path) -> None:
    told = bandstand(tmp_path / "new" / "home", "handout", "-o", str(tmp_path / "plan.pdf"))
    assert told.returncode == 1
    assert told.stderr.decode() == "There is no plan yet. Read your sheet first.\n"
    assert (tmp_path / "new" / "home").is_dir()
    assert not (tmp_path / "plan.pdf").exists()


def test_the_plan_in_force_is_written_as_a_pdf_and_read_again(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    told = bandstand(home, "handout", "-o", str(file))
    assert (told.returncode, told.stdout) == (0, b"")
    assert told.stderr.decode() == f"The sheet is in {file}.\n"
    read = bandstand(home, "read", str(file))
    assert "1. Monster walk\n- Do " in read.stdout.decode()


def test_it_goes_to_standard_output_where_no_file_is_named(home: Path) -> None:
    told = bandstand(home, "handout", "--paper", "letter", "--large", "--mono")
    assert told.stdout.startswith(b"%PDF-")


def test_a_place_that_cannot_be_written_is_one_sentence(home: Path, tmp_path: Path) -> None:
    told = bandstand(home, "handout", "-o", str(tmp_path / "nowhere" / "plan.pdf"))
    assert told.returncode == 1
    assert len(told.stderr.decode().splitlines()) == 1


def test_a_paper_nobody_has_is_wrong_usage(home: Path) -> None:
    assert bandstand(home, "handout", "--paper", "a5").returncode == 2
