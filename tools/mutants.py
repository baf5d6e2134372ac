"""`make mutants`: small mistakes are built into every module of progress, one at a time, and its tests must find each.

mutmut does the work, in a copy under var/mutants. All mistakes there are take hours: a sample is tried, the same ones
for the same program. What was found is kept in docs/mutants.json, which `make docs` and `make show-engine` read.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
PLACE = HERE / "var" / "mutants"
ENGINE = HERE / "src" / "bandstand" / "progress"
KEPT = HERE / "docs" / "mutants.json"
SAMPLE, LEAST_OF_EACH = 450, 6
FIRST = "bandstand.progress.whose*"  # a run of a few, after which every mistake has its name
KILLED = ("killed", "timeout", "segfault", "caught by type check")
TRIED = (*KILLED, "survived", "no tests", "suspicious")
# It runs the tests' program anew from a copy of the sources, which mutmut does not see.
LEFT_OUT = "tests/progress/test_yardstick.py::test_a_rule_taken_from_the_table_is_missed_by_people_and_yardstick_alike"
SETTINGS = f"""
[tool.mutmut]
source_paths = ["src/"]
only_mutate = ["src/bandstand/progress/*"]
also_copy = ["tests/", "tools/", "docs/"]
pytest_add_cli_args_test_selection = ["tests/progress"]
pytest_add_cli_args = ["-p", "no:cacheprovider", "-p", "no:django", "--deselect", "{LEFT_OUT}"]
"""
# Why a mistake may stay unfound: the module, what the line looks like, and the reason.
NOTHING_IN_IT = "no function in which a mistake could be made"
GONE = "the line has changed since that run"
KEPT_BEFORE = "worked out once and kept; mutmut builds the mistake in after that"
REASONS = (
    ("", r"assert .*, \"", "the words of an assertion: no person reads them, and the assertion itself stands"),
    ("signs", r"return Sign\(id=id", KEPT_BEFORE),
    ("loads", r"load_at\(|_middle\(|newtons\(", KEPT_BEFORE),
    ("standing.folding", r"key=lambda|, [1-4], (day|said)", "decides only between things told in one millisecond"),
    ("yardstick", r"rules=rules\)\[0\]", "the one test that finds it starts a program of its own, which mutmut cannot"),
    ("yardstick", r"\bid=id\b|received_at", "a name or a time that no rule reads in the simulator's lines"),
)


def main(arguments: Sequence[str]) -> int:
    """Run a sample, keep what came of it, and say the figure; 1 below nine in ten."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("--sample", type=int, default=SAMPLE, help="how many mistakes; 0: all of them")
    asked.add_argument("--processes", type=int, default=2)
    asked.add_argument("--read", type=Path, help="only read what a run in this folder has found")
    given = asked.parse_args(arguments)
    place = given.read or PLACE
    if not given.read:
        _copy(place)
        _mutmut(place, "run", FIRST, "--max-children", "1")
        names = sampled([name for name, _ in _results(place)], given.sample)
        _mutmut(place, "run", *names, "--max-children", str(given.processes))
    found = told(place)
    KEPT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({name: found[name] for name in ("killed", "tried", "of", "percent")}))
    return 0 if float(str(found["percent"])) >= 90 else 1


def _copy(place: Path) -> None:
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for folder in ("src", "tests", "tools", "docs"):
        shutil.copytree(HERE / folder, place / folder, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    settings = (HERE / "pyproject.toml").read_text(encoding="utf-8") + SETTINGS
    (place / "pyproject.toml").write_text(settings, encoding="utf-8")


def _mutmut(place: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=place, check=False, stdout=subprocess.PIPE, text=True).stdout


def _results(place: Path) -> list[tuple[str, str]]:
    lines = (line.strip() for line in _mutmut(place, "results", "--all", "true").splitlines())
    return [(name, state.strip()) for name, _, state in (line.partition(": ") for line in lines) if state]


def module_of(name: str) -> str:
    """The module of a mistake, as `rules.pain`."""
    return name.rpartition(".")[0].removeprefix("bandstand.progress.")


def sampled(names: Sequence[str], many: int) -> list[str]:
    """So many mistakes, from every module its share and a few at least; the same ones for the same names."""
    by_module: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_module[module_of(name)].append(name)
    if not many:
        return list(names)
    return [
        name
        for of in by_module.values()
        for name in sorted(of, key=_shuffled)[: max(LEAST_OF_EACH, round(many * len(of) / len(names)))]
    ]


def _shuffled(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def told(place: Path) -> dict[str, object]:
    """What a run came to: how many were found, by module, and each that was not."""
    results = _results(place)
    tried = [(name, state) for name, state in results if state in TRIED]
    killed = [name for name, state in tried if state in KILLED]
    by_module = Counter(module_of(name) for name, _ in tried)
    found = Counter(map(module_of, killed))
    return {
        "killed": len(killed),
        "tried": len(tried),
        "of": len(results),
        "percent": round(100 * len(killed) / max(1, len(tried)), 1),
        "modules": {module: [found[module], many] for module, many in sorted(by_module.items())},
        "not_tried": {module: NOTHING_IN_IT for module in modules() if module not in by_module},
        "survivors": [_survivor(place, name) for name, state in tried if state not in KILLED],
    }


def modules() -> list[str]:
    """Every module of the engine, as `rules.pain`."""
    files = (file for file in sorted(ENGINE.rglob("*.py")) if file.name != "__init__.py")
    return [".".join(file.relative_to(ENGINE).with_suffix("").parts) for file in files]


def _survivor(place: Path, name: str) -> dict[str, str]:
    lines = _mutmut(place, "show", name).splitlines()
    was, became = ([line[1:].strip() for line in lines if re.match(mark, line)] for mark in (r"-[^-]", r"\+[^+]"))
    return {"module": module_of(name), "was": " ".join(was), "became": " ".join(became)}


def page() -> Iterator[str]:
    """The last run that was kept, in Markdown."""
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    yield f"Tried {kept['tried']} of {kept['of']:,} mistakes; {kept['killed']} were found, {kept['percent']} %.\n"
    yield "| module | found | tried |\n|---|---|---|"
    yield from (f"| `{module}` | {found} | {many} |" for module, (found, many) in kept["modules"].items())
    yield "\n## Not tried\n\n| module | why |\n|---|---|"
    yield from (f"| `{module}` | {why} |" for module, why in kept["not_tried"].items())
    yield "\n## Not found\n\n| module | as it is | with the mistake | why it stays |\n|---|---|---|---|"
    for each in kept["survivors"]:
        cells = (each["module"], _code(each["was"]), _code(each["became"]), reason_for(each["module"], each["was"]))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _code(line: str) -> str:
    return f"`{line.replace('|', '¦').replace('`', '')}`" if line else "(left out)"


def reason_for(module: str, line: str) -> str:
    """Why nothing finds a mistake in such a line; else that it is still to be found."""
    if not _stands(module, line):
        return GONE
    known = (why for where, looks, why in REASONS if module.startswith(where) and re.search(looks, line))
    return next(known, "open: a test is missing")


def _stands(module: str, line: str) -> bool:
    """Whether a line of the last run still stands in its module, however it is laid out."""
    file = ENGINE.joinpath(*module.split(".")).with_suffix(".py")
    return file.exists() and _bare(line) in _bare(file.read_text(encoding="utf-8"))


def _bare(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
