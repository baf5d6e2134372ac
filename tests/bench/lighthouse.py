"""What Lighthouse says of Today and of the player, in a home that has a plan: how fast, how easy to reach, how sound.

`.venv/bin/python -m tests.bench.lighthouse` prints the scores, and what keeps each below 1.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.bench.weight import serving, session_of
from tests.walks.conftest import CHROMIUM, PHONE, QUIET

LEAST = 0.95
ASKED = ("performance", "accessibility", "best-practices")
LIGHTHOUSE = Path(__file__).resolve().parent / "scores" / "node_modules" / ".bin" / "lighthouse"
TIMES = 3  # the middle one counts: a busy machine makes any page slow once


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """One page's scores, each from 0 to 1, and in words what costs it some of them."""

    scores: Mapping[str, float]
    below: tuple[str, ...]


def scored() -> Mapping[str, Scores]:
    """Today and the player, each by its name."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as home:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
            session = session_of(browser.new_context(viewport=PHONE), home)
            browser.close()
        return {"today": page_at(home.address), "player": page_at(session)}


def page_at(address: str) -> Scores:
    """The middle of some looks at a page, by how fast it was."""
    looks = sorted((look(address) for _ in range(TIMES)), key=lambda each: each.scores["performance"])
    return looks[len(looks) // 2]


def look(address: str) -> Scores:
    """One look, as a phone that has never been there."""
    flags = f"--chrome-flags={' '.join(('--headless', *QUIET))}"
    call = [str(LIGHTHOUSE), address, "--output=json", "--quiet", f"--only-categories={','.join(ASKED)}", flags]
    done = subprocess.run(call, env=os.environ | {"CHROME_PATH": CHROMIUM}, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    scores = {name: float(told["categories"][name]["score"]) for name in ASKED}
    return Scores(scores=scores, below=tuple(_below(told, name) for name in ASKED if _below(told, name)))


def _below(told: dict[str, Any], category: str) -> str:
    """Which of a category's measures are not what they could be."""
    counted = [each["id"] for each in told["categories"][category]["auditRefs"] if each["weight"] > 0]
    audits = [told["audits"][each] for each in counted]
    short = [f"{each['id']} {each.get('displayValue', '')}".strip() for each in audits if (each["score"] or 0) < 1]
    return f"{category}: {', '.join(short)}" if short and told["categories"][category]["score"] < 1 else ""


def main() -> int:
    pages = scored()
    for name, page in pages.items():
        print(*(f"{name}: {each}" for each in page.below), sep="\n", file=sys.stderr)
    print(json.dumps({name: dict(page.scores) for name, page in pages.items()}))
    return 0 if all(score >= LEAST for page in pages.values() for score in page.scores.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
