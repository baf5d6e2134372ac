"""`make campaign`: each outcome in a table, and as one JSON line, the last on standard output; exit 1 if one fails.

With keys it runs only those, and with a fault built in it has to fail: `python -m tests.campaign D1 --fault NAME`.
"""

import json
import sys
import time
import traceback
from argparse import ArgumentParser
from collections.abc import Mapping, Sequence

from tests.campaign.outcome import Outcome, broken
from tests.campaign.part import Part, all_parts
from tests.conftest import SCALE


def main(arguments: Sequence[str]) -> int:
    """Run the parts asked for, all of them where none is named."""
    asked = _parser().parse_args(arguments)
    parts = all_parts()
    if wrong := _wrong(asked.keys, asked.fault, parts):
        print(wrong, file=sys.stderr)
        return 2
    outcomes = {key: _run(parts[key], asked.fault) for key in asked.keys or parts}
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
