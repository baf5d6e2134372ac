"""What the campaign asks with every commit: each part holds as built, and fails with each fault built in."""

import json

import pytest

from tests.campaign import __main__ as campaign
from tests.campaign.__main__ import main
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part, all_parts

EVERY_COMMIT = [part for part in all_parts().values() if part.every_commit]
WITH_FAULTS = [(part, fault) for part in EVERY_COMMIT for fault in part.faults]


@pytest.mark.parametrize("part", EVERY_COMMIT, ids=lambda part: part.key)
def test_what_must_never_happen_does_not_happen_when(part: Part) -> None:
    outcome = part.run(1, "")
    assert outcome.n > 0
    assert outcome.holds, f"{outcome.measured}; allowed: {outcome.limit}"


@pytest.mark.parametrize(("part", "fault"), WITH_FAULTS, ids=lambda each: getattr(each, "key", each))
def test_a_fault_built_in_is_found_by(part: Part, fault: str) -> None:
    assert not part.run(1, fault).holds


def test_the_last_line_tells_every_part_in_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["H2"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert told["H2"].keys() == {"pass", "n", "measured", "limit", "seconds"}
    assert isinstance(told["H2"]["n"], int)


@pytest.mark.parametrize("arguments", [["Z9"], ["H2", "--fault", "no-such"], ["--fault", "no-such"]])
def test_a_part_or_a_fault_that_is_not_there_is_told_of(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.strip()


def test_a_part_that_breaks_is_told_of_and_does_not_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(_scale: int, _fault: str) -> Outcome:
        raise OSError("no room left")

    monkeypatch.setattr(campaign, "all_parts", lambda: {"X1": Part(key="X1", faced="a part that breaks", run=breaks)})
    assert main(["X1"]) == 1
    told = json.loads(capsys.readouterr().out.splitlines()[-1])["X1"]
    assert not told["pass"]
    assert "no room left" in told["measured"]
