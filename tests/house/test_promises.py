"""What is written down about Bandstand is what it does: verbs, commands, settings, rooms, and no stranger's address."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from bandstand.cli import TABLE

HERE = Path(__file__).resolve().parent.parent.parent
PURE = ("quantity", "words", "catalog", "prescription", "body", "journal", "session", "recovery", "figure", "progress")


MADE = {".git", ".venv", "node_modules", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"}


def read(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def files_of_ours() -> list[Path]:
    """What git tracks, and what is new and not ignored; in a copy without git, what does not look made."""
    if not (shutil.which("git") and (HERE / ".git").exists()):
        return [path for path in HERE.rglob("*") if path.is_file() and not MADE & set(path.relative_to(HERE).parts)]
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=HERE,
        capture_output=True,
        check=True,
    )
    return [path for name in listed.stdout.decode().split("\0") if name and (path := HERE / name).is_file()]


def verbs() -> list[str]:
    return re.findall(r"^([a-z][a-z-]*):", read("Makefile"), re.MULTILINE)


def settings_read() -> set[str]:
    """Every name of an environment variable of ours that the program reads."""
    sources = [path.read_text(encoding="utf-8") for path in (HERE / "src").rglob("*.py")]
    return {name for text in sources for name in re.findall(r"\"(BANDSTAND_[A-Z_]+|DATABASE_URL)\"", text)}


@pytest.mark.parametrize("verb", verbs())
def test_every_make_verb_is_explained(verb: str) -> None:
    assert f"make {verb}" in read("README.md") + read("CONTRIBUTING.md")


@pytest.mark.parametrize("command", TABLE)
def test_every_command_is_explained(command: str) -> None:
    assert f"## `bandstand {command}`" in read("docs/command.md")


def test_the_settings_we_look_for_are_found() -> None:
    assert {"BANDSTAND_HOME", "BANDSTAND_PORT", "BANDSTAND_HOSTS", "DATABASE_URL"} <= settings_read()


@pytest.mark.parametrize("setting", sorted(settings_read()))
def test_every_setting_is_explained(setting: str) -> None:
    assert f"| `{setting}` |" in read("docs/settings.md")


def test_the_generated_pages_say_what_the_program_says() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tools.docs", "--check"], cwd=HERE, env=None, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


READER = HERE / "src" / "bandstand" / "prescription" / "reader"


@pytest.mark.parametrize(
    "module", sorted(".".join(path.relative_to(READER).with_suffix("").parts) for path in READER.rglob("[!_]*.py"))
)
def test_every_module_of_the_reader_is_told_of_once(module: str) -> None:
    assert read("docs/reader.md").count(f"- `{module}`: ") == 1


def test_every_pure_room_is_kept_from_the_world_outside() -> None:
    contracts = tomllib.loads(read("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    kept = next(contract["source_modules"] for contract in contracts if contract["type"] == "forbidden")
    standing = {f"bandstand.{room}" for room in PURE if (HERE / "src" / "bandstand" / room / "__init__.py").exists()}
    assert standing == set(kept)


def test_no_file_of_ours_names_a_package_registry() -> None:
    # Written in halves, so that this file may be looked through too.
    hosts = ["pypi" + ".", "python" + "hosted", "npm" + "js.", "registry" + ".npm", "registry" + ".yarn"]
    named = {
        f"{path.relative_to(HERE)}: {host}"
        for path in files_of_ours()
        for host in hosts
        if host.encode() in path.read_bytes()
    }
    assert not named


def test_no_file_of_ours_carries_a_secret_or_a_place_of_one_machine() -> None:
    patterns = [rb"-----BEGIN [A-Z ]*PRIVATE KEY", re.escape(str(HERE).encode()), rb"/home/[a-z]+/", rb"/Users/[a-z]+/"]
    found = {
        f"{path.relative_to(HERE)}"
        for path in files_of_ours()
        for pattern in patterns
        if path != Path(__file__) and re.search(pattern, path.read_bytes())
    }
    assert not found
