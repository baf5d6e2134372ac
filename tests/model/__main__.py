"""`python -m tests.model [wider]`: try the protocol and every mistake; tell the shortest way to what each breaks."""

import sys
import time
from collections.abc import Sequence

from tests.model.search import Found, explore
from tests.model.tried import AS_BUILT, BOUNDS, MISTAKES, WIDER, Mistake
from tests.model.world import Rules


def main(arguments: Sequence[str]) -> int:
    """Tell how each search ended; 1 where the protocol breaks a promise or a mistake is not found."""
    wanted = {**BOUNDS, **(WIDER if "wider" in arguments else {})}
    fine = [_holds(name, explore(Rules(AS_BUILT, bounds))) for name, bounds in wanted.items()]
    fine += [_is_found(name, seeded) for name, seeded in MISTAKES.items()]
    return 0 if all(fine) else 1


def _holds(name: str, found: Found) -> bool:
    _tell("holds" if found.holds else "BREAKS", name, found)
    return found.holds


def _is_found(name: str, seeded: Mistake) -> bool:
    found = explore(Rules(seeded.protocol, BOUNDS[seeded.where]))
    _tell("found" if seeded.breaks in found.why else "MISSED", f"{name} [{seeded.where}]", found)
    return seeded.breaks in found.why


def _tell(verdict: str, name: str, found: Found) -> None:
    seconds = time.process_time()
    print(f"{verdict:<7} {name}: {found.worlds:,} worlds, {found.steps_tried:,} steps, {seconds:.1f} s so far")
    if found.why:
        print("\n".join(f"        {number:2}. {step}" for number, step in enumerate(found.steps, start=1)))
        print(f"        {found.why}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
