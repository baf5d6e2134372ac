"""`make check`: everything that can be judged without running Bandstand.

With names it does only those: `tools/check.py imports types`.
"""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PACKAGE = HERE / "src" / "bandstand"
LOCKS = {"run.lock": ("run.in",), "dev.lock": ("run.in", "dev.in")}

# The Content-Security-Policy refuses all of these in a browser; here they are refused before anyone looks.
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\bsrc\s*=)(?![^>]*\btype\s*=\s*[\"']?(?:application/json|importmap)\b)", re.IGNORECASE
    ),
    "a javascript: address": re.compile(r"[\"']\s*javascript:", re.IGNORECASE),
}
HOST = re.compile(r"https?://|\bgit\+|^\s*(?:--(?:extra-)?index-url|--find-links|-i |-f )|\"resolved\"", re.MULTILINE)


def locks() -> bool:
    """Each lock was made from the present inputs, and no lock names a host."""
    return all([*map(lock_is_present, LOCKS), *map(names_no_host, [*LOCKS, "package-lock.json"])])


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


def inline_parts(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    for what, pattern in INLINE.items():
        for found in pattern.finditer(text):
            yield f"{path.relative_to(HERE)}:{text.count(chr(10), 0, found.end()) + 1}: {what}"


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
    check.__name__: check for check in (locks, pages, style, imports, types, javascript)
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
