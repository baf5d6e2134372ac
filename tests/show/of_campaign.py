"""What the campaign says, as claims: each part as built, and with each fault built in."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tests.campaign.part import Part, all_parts
from tests.show.claims import HERE, Claim

CAUGHT = 1  # what the campaign ends with where something does not hold


def as_built(keys: Sequence[str]) -> Iterator[Claim]:
    """These parts of it, run together at SCALE."""
    told = _campaign(keys)
    for key, outcome in json.loads(told.stdout.splitlines()[-1]).items():
        yield _of_part(all_parts()[key], outcome)


def with_each_fault(keys: Sequence[str]) -> Iterator[Claim]:
    """These parts with each of their faults built in: each has to fail."""
    for part in (all_parts()[key] for key in keys):
        for fault in part.faults:
            ended = _campaign([part.key, "--fault", fault]).returncode
            yield Claim(
                claim=f"{part.key}: {fault}, built in, is found",
                command=f"make campaign ONLY={part.key} SEED_BUG={fault}",
                n=1,
                measured=f"exit {ended}",
                limit=f"exit {CAUGHT}",
                holds=ended == CAUGHT,
            )


def _campaign(arguments: Sequence[str]) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.campaign", *arguments]
    return subprocess.run(command, cwd=HERE, check=False, stdout=subprocess.PIPE, stderr=sys.stderr, text=True)


def _of_part(part: Part, outcome: Mapping[str, Any]) -> Claim:
    return Claim(
        claim=f"{part.key}: {part.faced}",
        command=f"make campaign ONLY={part.key}",
        n=outcome["n"],
        measured=outcome["measured"],
        limit=outcome["limit"],
        holds=outcome["pass"],
    )
