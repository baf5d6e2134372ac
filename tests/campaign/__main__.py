"""`make campaign`: each outcome in a table, and as one JSON line, the last on standard output; exit 1 if one fails.

With keys it runs only those, and with a fault built in it has to fail: `python -m tests.campaign D1 --fault NAME`.
"""

import json
import subprocess
import sys
import time
import traceback
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.campaign.outcome import Outcome, broken
from tests.campaign.part import Part, all_parts
from tests.conftest import SCALE

AT_ONCE = 2


def main(arguments: Sequence[str]) -> int:
    """Run the parts asked for, all of them where none is named."""
    asked = _parser().parse_args(arguments)
    parts = all_parts()
    if wrong := _wrong(asked.keys, asked.fault, parts):
        print(wrong, file=sys.stderr)
        return 2
    keys = list(asked.keys or parts)
    outcomes = _side_by_side(keys, asked.fault) if len(keys) > 1 else {keys[0]: _run(parts[keys[0]], asked.fault)}
    print(_table(outcomes), file=sys.stderr)
    print(json.dumps({key: outcome.as_json() for key, outcome in outcomes.items()}), flush=True)
    return 0 if all(outcome.holds for outcome in outcomes.values()) else 1


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="make campaign", description="The fault campaign, or some parts of it.")
    parser.add_argument("keys", nargs="*", metavar="KEY")
    parser.add_argument("--fault", default="", help="a mistake to build in first; the part has to fail then")
    return parser


def _wrong(keys: Sequence[str], fault: str, parts: Mapping[str, Part]) -> str:
    """What is wrong with what was asked for; empty where nothing is."""
    unknown = [key for key in keys if key not in parts]
    if unknown:
        return f"There is no part called {unknown[0]}; there are {', '.join(parts)}."
    if fault and not keys:
        return "Say in which part to build the fault in: ONLY=D1 SEED_BUG=..."
    without = [key for key in keys if fault and fault not in parts[key].faults]
    if without:
        known = ", ".join(parts[without[0]].faults) or "none"
        return f"{without[0]} knows no fault called {fault}; it knows {known}."
    return ""


def _side_by_side(keys: Sequence[str], fault: str) -> Mapping[str, Outcome]:
    """Each part as a program of its own, two at a time: much of it is waiting, and none takes another down."""
    with ThreadPoolExecutor(AT_ONCE) as hands:
        return dict(zip(keys, hands.map(lambda key: _by_itself(key, fault), keys), strict=True))


def _by_itself(key: str, fault: str) -> Outcome:
    began = time.monotonic()
    command = [sys.executable, "-m", "tests.campaign", key, "--fault", fault]
    told = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True)
    try:
        return Outcome.read(json.loads(told.stdout.splitlines()[-1])[key])
    except (IndexError, KeyError, ValueError) as error:
        return broken(error, time.monotonic() - began)


def _run(part: Part, fault: str) -> Outcome:
    built_in = f", with {fault} built in" if fault else ""
    print(f"== {part.key}: {part.faced}{built_in}", file=sys.stderr, flush=True)
    began = time.monotonic()
    try:
        return part.run(SCALE, fault)
    except Exception as error:  # a part that breaks has not held, and the others are still to be told of
        traceback.print_exc()
        return broken(error, time.monotonic() - began)


def _table(outcomes: Mapping[str, Outcome]) -> str:
    rows = [("part", "", "n", "measured", "limit", "s")]
    rows += [
        (key, "holds" if each.holds else "FAILS", f"{each.n:,}", each.measured, each.limit, f"{each.seconds:.1f}")
        for key, each in outcomes.items()
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)) for row in rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
