"""`make campaign`: each key's outcome on one JSON line, the last on standard output; exit 1 if one fails.

With keys it runs only those: `python -m tests.campaign H2`.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence

from tests.campaign import mangled_sheets
from tests.campaign.outcome import Outcome

PARTS: Mapping[str, Callable[[], Outcome]] = {"H2": mangled_sheets.campaign}


def main(keys: Sequence[str]) -> int:
    """Run the parts asked for, all of them where none is named."""
    unknown = [key for key in keys if key not in PARTS]
    if unknown:
        print(f"There is no part called {unknown[0]}; there are {', '.join(PARTS)}.", file=sys.stderr)
        return 2
    outcomes = {key: _told(key) for key in keys or PARTS}
    print(json.dumps({key: outcome.as_json() for key, outcome in outcomes.items()}), flush=True)
    return 0 if all(outcome.holds for outcome in outcomes.values()) else 1


def _told(key: str) -> Outcome:
    print(f"== {key}: {sys.modules[PARTS[key].__module__].__doc__}", file=sys.stderr, flush=True)
    return PARTS[key]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
