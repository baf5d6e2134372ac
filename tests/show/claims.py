"""What every show is made of: a claim on one line of JSON, and runs of tests that claims are read from."""

import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

HERE = Path(__file__).resolve().parents[2]

Figure: TypeAlias = int | float | bool | str
Family: TypeAlias = Callable[[], Iterator["Claim"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that was promised, how it was measured, and whether it holds."""

    claim: str
    command: str
    n: int
    measured: Figure
    limit: Figure
    holds: bool

    def line(self) -> str:
        """The claim as one line of JSON."""
        return json.dumps(
            {
                "claim": self.claim,
                "command": self.command,
                "n": self.n,
                "measured": self.measured,
                "limit": self.limit,
                "pass": self.holds,
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a run of tests said: how many passed and failed, how long, and the figures they noted."""

    command: str
    passed: int = 0
    failed: int = 0
    seconds: float = 0.0
    noted: dict[str, list[str]] = field(default_factory=dict)

    def figures(self, name: str) -> list[float]:
        """Every figure noted under one name."""
        return [float(each) for each in self.noted.get(name, [])]


def run_tests(*arguments: str) -> Run:
    """Run tests and read what they say of themselves."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-o",
            "junit_family=xunit1",
            *arguments,
        ]
        subprocess.run([*command, f"--junitxml={report}"], cwd=HERE, check=False, stdout=sys.stderr)
        return _read(report, " ".join(["pytest", *arguments])) if report.exists() else Run(command="pytest", failed=1)


def _read(report: Path, command: str) -> Run:
    cases = list(ElementTree.parse(report).getroot().iter("testcase"))
    bad = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    noted: dict[str, list[str]] = {}
    for each in (each for case in cases for each in case.iter("property")):
        noted.setdefault(each.attrib["name"], []).append(each.attrib["value"])
    seconds = sum(float(case.attrib["time"]) for case in cases)
    return Run(command=command, passed=len(cases) - len(bad), failed=len(bad), seconds=seconds, noted=noted)


def at_most(claim: str, run: Run, name: str, limit: float) -> Claim:
    """A noted figure that must not exceed its limit; a figure nobody noted fails."""
    figures = run.figures(name)
    worst = max(figures, default=float("inf"))
    return Claim(claim=claim, command=run.command, n=len(figures), measured=worst, limit=limit, holds=worst <= limit)


def all_pass(claim: str, run: Run, *, least: int = 1) -> Claim:
    """Every test of a run passed, and there were enough of them."""
    holds = run.failed == 0 and run.passed >= least
    n = run.passed + run.failed
    return Claim(claim=claim, command=run.command, n=n, measured=f"{run.failed} failed", limit="0 failed", holds=holds)


def at_least(claim: str, command: str, n: int, measured: float, limit: float) -> Claim:
    """A figure that must reach its floor."""
    return Claim(claim=claim, command=command, n=n, measured=measured, limit=limit, holds=measured >= limit)


def no_more(claim: str, command: str, n: int, measured: float, limit: float) -> Claim:
    """A figure that must stay under its ceiling."""
    return Claim(claim=claim, command=command, n=n, measured=measured, limit=limit, holds=measured <= limit)


def told(claim: str, command: str, n: int, measured: Figure) -> Claim:
    """A figure that is told and has no limit of its own."""
    return Claim(claim=claim, command=command, n=n, measured=measured, limit="told", holds=True)


def show(families: Iterable[Family]) -> int:
    """Print every claim as soon as it is measured; 1 if one fails."""
    holds = True
    for family in families:
        for claim in family():
            print(claim.line(), flush=True)
            holds = holds and claim.holds
    return 0 if holds else 1
