"""`make check`: everything that can be judged without running Bandstand.

With names it does only those: `tools/check.py imports types`.
"""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PACKAGE = HERE / "src" / "bandstand"
LOCKS = {
    "run.lock": ("run.in",),
    "ocr.lock": ("run.in", "ocr.in"),
    "dev.lock": ("run.in", "ocr.in", "dev.in"),
    "mutants.lock": ("run.in", "ocr.in", "dev.in", "mutants.in"),
}

TEMPLATE_TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
DATA = ("application/json", "application/ld+json", "importmap")
# A file must not excuse itself from the checks.
EXCUSES = re.compile(r"#\s*(?:ruff:\s*noqa|noqa|mypy:|pyright:|flake8:)")
# Nor reach another room where the contracts cannot see it; only the command names its verbs and loads them late.
HIDDEN_IMPORT = re.compile(r"\b(?:import_module|__import__)\b")
LOADS_LATE = PACKAGE / "cli" / "verbs.py"
NODE_LOCKS = ("package-lock.json", "tests/bench/scores/package-lock.json")
HOST = re.compile(r"https?://|\bgit\+|^\s*(?:--(?:extra-)?index-url|--find-links|-i |-f )|\"resolved\"", re.MULTILINE)


def locks() -> bool:
    """Each lock was made from the present inputs, and no lock names a host."""
    return all([*map(lock_is_present, LOCKS), *map(names_no_host, [*LOCKS, *NODE_LOCKS])])


def lock_is_present(lock: str) -> bool:
    inputs = b"".join((HERE / name).read_bytes() for name in LOCKS[lock])
    told = (HERE / lock).read_text(encoding="utf-8").partition("\n")[0]
    if told == f"# inputs sha256: {hashlib.sha256(inputs).hexdigest()}":
        return True
    return complain(f"{lock} was made from other inputs than {' and '.join(LOCKS[lock])}. Run: tools/lock.sh")


def names_no_host(lock: str) -> bool:
    found = HOST.search((HERE / lock).read_text(encoding="utf-8"))
    return not found or complain(
        f"{lock} names a host ({found.group().strip()}); a lock holds names and checksums only."
    )


def pages() -> bool:
    """No template carries style or script of its own: all of it stands in files the policy allows."""
    return not [complain(line) for path in sorted(PACKAGE.rglob("*.html")) for line in inline_parts(path)]


def inline_parts(path: Path) -> list[str]:
    page = Inline()
    page.feed(TEMPLATE_TAG.sub(blank, path.read_text(encoding="utf-8")))
    return [f"{path.relative_to(HERE)}:{line}: {what}" for line, what in page.found]


def blank(tag: re.Match[str]) -> str:
    """A template's tag as it may stand in a page: something between blanks, over as many lines."""
    return " x " + "\n" * tag[0].count("\n")


class Inline(HTMLParser):
    """What the Content-Security-Policy refuses in a browser, found before anyone looks."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "style":
            self._note("a style element")
        if tag == "script" and "src" not in given and given.get("type") not in DATA:
            self._note("an inline script")
        for name, value in attrs:
            if name == "style":
                self._note("a style attribute")
            if name.startswith("on"):
                self._note("an event attribute")
            if (value or "").strip().lower().startswith("javascript:"):
                self._note("a javascript: address")

    def _note(self, what: str) -> None:
        self.found.append((self.getpos()[0], what))


def excuses() -> bool:
    """No file of the package excuses itself from style, types or imports."""
    return not [complain(line) for path in sorted(PACKAGE.rglob("*.py")) for line in excuses_in(path)]


def excuses_in(path: Path) -> Iterator[str]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if EXCUSES.search(line) or (HIDDEN_IMPORT.search(line) and path != LOADS_LATE):
            yield f"{path.relative_to(HERE)}:{number}: {line.strip()}"


def style() -> bool:
    """Names, imports and layout, as ruff sees them. Files not yet added to git are judged too."""
    return all([run("ruff", "check", "."), run("ruff", "format", "--check", ".")])


def types() -> bool:
    """mypy --strict over the package, its tests and these tools."""
    return run("mypy", "--strict", "src", "tests", "tools")


def imports() -> bool:
    """Who may import whom."""
    return run_command(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as go; go()", "--no-logo"]
    )


def javascript() -> bool:
    """tsc --strict over the JavaScript as written, by its JSDoc."""
    if not any((PACKAGE / "web" / "static").rglob("*.js")):
        print("There is no JavaScript to judge yet.")
        return True
    return run_command([str(HERE / "node_modules" / ".bin" / "tsc"), "--project", "tsconfig.json"])


def run(module: str, *arguments: str) -> bool:
    return run_command([sys.executable, "-m", module, *arguments])


def run_command(command: list[str]) -> bool:
    """Run it in the house, with our own package found whether or not it is installed."""
    environment = os.environ | {"PYTHONPATH": str(HERE / "src")}
    return subprocess.run(command, cwd=HERE, env=environment, check=False).returncode == 0


def complain(sentence: str) -> bool:
    print(sentence)
    return False


CHECKS: dict[str, Callable[[], bool]] = {
    check.__name__: check for check in (locks, pages, excuses, style, imports, types, javascript)
}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"There is no check called {unknown[0]}; there are {', '.join(CHECKS)}.", file=sys.stderr)
        return 2
    refused = [name for name in names or CHECKS if not passes(name)]
    print(f"make check: {', '.join(refused)} refused." if refused else "make check: everything passed.", flush=True)
    return 1 if refused else 0


def passes(name: str) -> bool:
    print(f"== {name}: {CHECKS[name].__doc__}", flush=True)
    return CHECKS[name]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
