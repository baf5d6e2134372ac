"""`make test`: every test there is, in three parts, why any was left out, and how long each part took.

With names it runs only those: `tools/test.py python javascript`.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
WALKS = (sys.executable, "-m", "pytest", "tests/walks", "-q", "-rs")
SOME_FAILED = 1  # what pytest answers when it ran to its end and a test failed


def python() -> int:
    """Python, without a browser."""
    return run(sys.executable, "-m", "pytest", "tests", "--ignore=tests/walks", "-n", "2", "-q", "-rs")


def javascript() -> int:
    """JavaScript, in node."""
    files = sorted(str(path.relative_to(HERE)) for path in (HERE / "tests" / "js").rglob("*.test.js"))
    return run("node", "--test", *files) if files else nothing("tests/js")


def walks() -> int:
    """Walks through the pages, in Chromium."""
    code = run(*WALKS, "-n", "2")
    return once_more() if code == SOME_FAILED else code


def once_more() -> int:
    """The walks that failed, with nobody beside them: a browser may be starved, a fault stays a fault."""
    print("== the walks that failed, once more and alone", flush=True)
    code = run(*WALKS, "-n", "0", "-vv", "--last-failed", "--last-failed-no-failures", "none")
    if not code:
        print(
            "UNSTEADY: the walks just named passed only when walked again alone. Each is a fault to mend.", flush=True
        )
    return code


def nothing(folder: str) -> int:
    print(f"There are no tests in {folder} yet.", flush=True)
    return 0


def run(*command: str) -> int:
    return subprocess.run(command, cwd=HERE, env=os.environ, check=False).returncode


PARTS: dict[str, Callable[[], int]] = {part.__name__: part for part in (python, javascript, walks)}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"There is no part called {unknown[0]}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    took: dict[str, tuple[float, int]] = {}
    for name in names or PARTS:
        print(f"== {name}: {PARTS[name].__doc__}", flush=True)
        started = time.monotonic()
        code = PARTS[name]()
        took[name] = (time.monotonic() - started, code)
    for name, (seconds, code) in took.items():
        print(f"{name:<12} {seconds:7.1f} s  {'failed' if code else 'passed'}")
    failed = any(code for _, code in took.values())
    total = sum(seconds for seconds, _ in took.values())
    print(f"make test: {'FAILED' if failed else 'everything passed'} in {total:.1f} s", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
