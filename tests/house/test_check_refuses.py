"""`make check` refuses what the house does not allow: seen on a copy, by the commands that the Makefile calls."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent.parent
INPUTS = ("run.in", "ocr.in", "dev.in", "mutants.in")
LOCKS = ("run.lock", "ocr.lock", "dev.lock", "mutants.lock")
PARTS = ("src", "tools", "pyproject.toml", *INPUTS, *LOCKS, "package-lock.json", "README.md")
SCORES = "tests/bench/scores"  # what scores the pages has a lock of its own
# The types of a few small modules are enough to see the command refuse; all of them are judged by `make check` itself.
TYPED = ("quantity", "words")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house as it stands here, with nothing of ours in the original touched."""
    for part in PARTS:
        source = HERE / part
        if source.is_dir():
            shutil.copytree(source, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, tmp_path / part)
    shutil.copytree(HERE / SCORES, tmp_path / SCORES, ignore=shutil.ignore_patterns("node_modules"))
    (tmp_path / "tests" / "test_nothing.py").write_text("\n")
    return tmp_path


def check(copy: Path, name: str) -> subprocess.CompletedProcess[str]:
    """One part of `make check`, as the Makefile runs it, inside the copy."""
    return subprocess.run(
        [sys.executable, "tools/check.py", name], cwd=copy, capture_output=True, text=True, check=False
    )


def refuses(copy: Path, name: str, *because: str) -> bool:
    done = check(copy, name)
    return done.returncode == 1 and all(words in done.stdout for words in because)


def test_the_makefile_runs_all_the_checks_this_file_tries() -> None:
    assert "$(PYTHON) tools/check.py\n" in (HERE / "Makefile").read_text()


def test_an_upward_import_is_refused(copy: Path) -> None:
    assert check(copy, "imports").returncode == 0
    add(copy / "src/bandstand/quantity/range.py", "from bandstand.prescription import Plan\n")
    assert refuses(copy, "imports", "bandstand.quantity is not allowed to import bandstand.prescription")


def test_a_sideways_import_is_refused(copy: Path) -> None:
    add(copy / "src/bandstand/session/script.py", "from bandstand.recovery import usual\n")
    assert refuses(copy, "imports", "bandstand.session is not allowed to import bandstand.recovery")


@pytest.mark.parametrize("stranger", ["django.db", "sqlite3", "socket", "time", "urllib.request"])
def test_a_pure_room_that_reaches_outside_is_refused(copy: Path, stranger: str) -> None:
    add(copy / "src/bandstand/progress/decision.py", f"import {stranger}\n")
    assert refuses(copy, "imports", f"bandstand.progress.decision -> {stranger.partition('.')[0]}")


def test_a_room_without_a_place_in_the_house_is_refused(copy: Path) -> None:
    (copy / "src/bandstand/utils").mkdir()
    (copy / "src/bandstand/utils/__init__.py").touch()
    assert refuses(copy, "imports", "bandstand.utils")


def test_an_untyped_function_is_refused(copy: Path) -> None:
    keep_only(copy / "src" / "bandstand", *TYPED)
    (copy / "pyproject.toml").write_text(without_plugins((copy / "pyproject.toml").read_text()))
    for tool in ("docs.py", "bench.py", "shots.py"):
        (copy / "tools" / tool).unlink()
    assert check(copy, "types").returncode == 0, check(copy, "types").stdout
    add(copy / "src/bandstand/quantity/range.py", "\n\ndef untyped(range):\n    return range\n")
    assert refuses(copy, "types", "Function is missing a type annotation")


@pytest.mark.parametrize(
    ("inline", "named"),
    [
        ('<p style="color: red">quiet</p>', "a style attribute"),
        ("<p\n   STYLE = 'color: red'>quiet</p>", "a style attribute"),
        ('<p {% if plan.number > 1 %}class="a"{% endif %} style="color:red">', "a style attribute"),
        ('<p class="a"style="color:red">', "a style attribute"),
        ('<p/style="color:red">', "a style attribute"),
        ('<button onclick="go()">Go</button>', "an event attribute"),
        ("<p {% if a > 1 %}{% endif %} onclick=go()>", "an event attribute"),
        ("<style>p { color: red }</style>", "a style element"),
        ("<script>go()</script>", "an inline script"),
        ('<script type="module">go()</script>', "an inline script"),
        ('<a href="javascript:go()">Go</a>', "a javascript: address"),
    ],
)
def test_style_or_script_inside_a_page_is_refused(copy: Path, inline: str, named: str) -> None:
    assert check(copy, "pages").returncode == 0
    page = copy / "src/bandstand/web/templates/planted.html"
    page.write_text(f"<!doctype html>\n{inline}\n")
    assert refuses(copy, "pages", "planted.html:", named)


@pytest.mark.parametrize(
    "excuse",
    [
        "# ruff: noqa\n",
        "import os  # noqa: F401\n",
        "# mypy: ignore-errors\n",
        'import_module("bandstand.prescription")\n',
    ],
)
def test_a_file_that_excuses_itself_is_refused(copy: Path, excuse: str) -> None:
    assert check(copy, "excuses").returncode == 0
    add(copy / "src/bandstand/quantity/range.py", excuse)
    assert refuses(copy, "excuses", "range.py:", excuse.strip())


@pytest.mark.parametrize(
    "allowed",
    [
        '<script type="module" src="{% static \'player.js\' %}"></script>',
        '<script id="script" type="application/json">{"steps": []}</script>',
        "<p>Put it on one side. Style of walking: slow.</p>",
    ],
)
def test_scripts_from_files_and_data_are_allowed(copy: Path, allowed: str) -> None:
    (copy / "src/bandstand/web/templates/planted.html").write_text(allowed)
    assert check(copy, "pages").returncode == 0


def test_a_new_file_that_git_does_not_know_is_judged_too(copy: Path) -> None:
    keep_only(copy / "src" / "bandstand", *TYPED)
    (copy / "src/bandstand/quantity/planted.py").write_text("import os\n")
    assert refuses(copy, "style", "planted.py", "F401")


@pytest.mark.parametrize("changed", INPUTS)
def test_a_lock_made_from_other_inputs_is_refused(copy: Path, changed: str) -> None:
    assert check(copy, "locks").returncode == 0
    add(copy / changed, "# one more reason\n")
    assert refuses(copy, "locks", "was made from other inputs")


@pytest.mark.parametrize(
    ("lock", "line"),
    [
        ("run.lock", "--index-url somewhere\n"),
        ("dev.lock", "thing @ https://example.invalid/thing.whl\n"),
        ("package-lock.json", '"resolved": "somewhere"\n'),
        (f"{SCORES}/package-lock.json", '"resolved": "somewhere"\n'),
    ],
)
def test_a_lock_that_names_a_host_is_refused(copy: Path, lock: str, line: str) -> None:
    add(copy / lock, line)
    assert refuses(copy, "locks", f"{lock} names a host")


def add(file: Path, text: str) -> None:
    file.write_text(file.read_text() + text)


def keep_only(package: Path, *rooms: str) -> None:
    for place in package.iterdir():
        if place.is_dir() and place.name not in rooms:
            shutil.rmtree(place)
        elif place.is_file() and place.name not in ("__init__.py", "py.typed"):
            place.unlink()


def without_plugins(project: str) -> str:
    """The same rules, without the plugin that wants Django's settings."""
    return "\n".join(line for line in project.splitlines() if not line.startswith("plugins ="))
