"""What the storm of mangled sheets is made of, and that it finds a reader that falls over or dawdles."""

import random
import time

from bandstand.prescription import reader
from bandstand.prescription.reading import Reading
from tests.campaign.mutants import CHANGES, documents, mutant
from tests.campaign.parts.h2_mangled_sheets import AGAIN, MOST_MS_A_KIB, storm, try_all


def test_a_mangled_sheet_is_the_same_each_time_and_no_two_are_alike() -> None:
    assert mutant(7) == mutant(7)
    mutants = {mutant(seed) for seed in range(200)}
    assert len(mutants) > 180, "a few come to nothing"
    assert len(mutants - set(documents()[1])) > 180


def test_every_way_of_mangling_changes_a_text() -> None:
    for change in CHANGES:
        assert any(change("Squats: 3 x 10\nPlank", random.Random(seed)) != "Squats: 3 x 10\nPlank" for seed in range(9))


def test_the_campaign_finds_a_reader_that_falls_over() -> None:
    def tripping(text: str) -> Reading:
        return reader.read(text if "|" not in text else text[len(text)])

    assert try_all(range(60), tripping).crashed


def test_the_campaign_finds_a_reader_that_takes_its_time() -> None:
    def dawdling(text: str) -> Reading:
        until = time.process_time() + 2 * MOST_MS_A_KIB / 1000 * max(1, len(text) / 1024)
        while time.process_time() < until:
            pass
        return reader.read(text)

    assert try_all(range(1), dawdling).slow == (0,)
    assert AGAIN > 1


def test_the_campaign_runs_on_every_core_and_counts_what_it_tried() -> None:
    outcome = storm(40)
    assert outcome.holds, outcome.measured
    assert outcome.n == 40
