"""Each claim about the reader, measured anew from the program in this checkout: one JSON line a claim.

Nothing is read from a stored result. Exit 1 if a claim fails.
"""

import sys
from collections.abc import Iterator, Sequence

from tests.bench import reader as speed
from tests.corpus import gauge
from tests.corpus.score_reader import DOSE
from tests.documents.gauge import by_level
from tests.show.claims import Claim, Family, all_pass, at_least, no_more, run_tests, show, told

GAUGE = "python -m tests.corpus.gauge"
BENCH = "python -m tests.bench.reader"
LEAST_PRECISION = 0.97
MOST_MS_A_LINE = 1.0
MOST_MS_A_KIB = 50.0
MOST_IMPORT_MS = 100.0
SCAN, SCAN_POINTS = "clean scan", 0.05
PHOTOGRAPH, PHOTOGRAPH_POINTS = "fair photograph", 0.12


def of_sets(name: str, documents: Sequence[gauge.Document]) -> Iterator[Claim]:
    """The scorer's figures for one set of documents, against what was promised."""
    figures = gauge.figures(documents)
    found = figures["detection"]["f1"]
    n, exact = figures["documents"], f"{name}: exercises with every part of the dose right"
    yield at_least(f"{name}: exercises found (detection F1)", GAUGE, n, found, gauge.LEAST_DETECTION)
    yield at_least(f"{name}: doses read (micro-F1)", GAUGE, n, figures["micro_f1_dose"], gauge.LEAST_DOSE)
    yield at_least(exact, GAUGE, n, figures["exercise_exact_dose"], 0.85)
    yield at_least(f"{name}: documents with every dose right", GAUGE, n, figures["document_exact_dose"], 0.60)
    yield at_least(f"{name}: places of the band (F1)", GAUGE, n, figures["fields"]["band_at"]["f1"], 0.90)
    for field in DOSE:
        of_field = figures["fields"][field]
        yield at_least(
            f"{name}: {field} that were read and are right (precision)", GAUGE, n, of_field["p"], LEAST_PRECISION
        )
        yield told(f"{name}: {field} said that are read (recall)", GAUGE, of_field["stated"], of_field["r"])
    yield no_more(
        f"{name}: questions on a sheet, the median", GAUGE, n, gauge.median_questions(documents), gauge.MOST_QUESTIONS
    )


def the_documents() -> Iterator[Claim]:
    """The reference documents, with the set-aside third and the rest apart; and what was written here."""
    for name, documents in gauge.SETS.items():
        yield from of_sets(name, documents())
    count = len(gauge.own())
    yield at_least("documents and fragments of our own", "tests/corpus/own/*.jsonl", count, count, gauge.LEAST_OWN)


def the_laws() -> Iterator[Claim]:
    """Nothing invented, nothing disturbed; what was once wrong; names; the seed programme."""
    for claim, files in {
        "the laws of an honest reader hold, and each finds its seeded fault": ["test_laws_of_reading.py"],
        "a sheet written from its doses is read back as these doses": ["test_composed.py"],
        "what was once read wrong is read right": ["test_once_wrong.py"],
        "the seed programme retold is read completely, nothing invented": ["test_sheets.py"],
        "every rule says why and is proved by two sentences of its own": ["test_finders.py"],
        "no pattern can run away, and each met the 28-letter attack": ["test_patterns.py"],
        "a wrong reading is traced step by step": ["test_explaining.py"],
    }.items():
        yield all_pass(claim, run_tests(*(f"tests/prescription/{file}" for file in files), "-p", "no:django"))
    names = run_tests("tests/prescription", "-p", "no:django", "-k", "names_the_catalogue_knows or alias or direction")
    yield all_pass("names: synonyms and tolerant matching, directions asked, aliases remembered", names)
    mangled = run_tests("tests/campaign/test_mangled_sheets.py", "-p", "no:django")
    yield all_pass("a thousand mangled sheets: no crash, none over 50 ms/KiB (make campaign ONLY=H2: 100,000)", mangled)


def the_speed() -> Iterator[Claim]:
    """Linear, quick, and quick to start."""
    lines, ms = speed.ms_a_line()
    yield no_more("CPU milliseconds a line of a typical sheet", BENCH, lines, round(ms, 3), MOST_MS_A_LINE)
    for size, ratio in speed.doublings().items():
        yield no_more(f"twice {size} KiB compared with once", BENCH, 1, round(ratio, 2), speed.MOST_RATIO)
    found = list(speed.hostile())
    slowest, steepest = speed.worst(found)
    hostile = f"64 KiB of {slowest.unit}, the slowest of hostile texts: CPU milliseconds a KiB"
    yield no_more(hostile, BENCH, len(found), round(slowest.ms_a_kib, 1), MOST_MS_A_KIB)
    doubled = f"32 KiB of {steepest.unit} doubled, the steepest of hostile texts"
    yield no_more(doubled, BENCH, len(found), round(steepest.ratio, 2), speed.MOST_RATIO)
    yield no_more("CPU milliseconds of importing the reader", BENCH, 5, round(speed.import_ms(), 1), MOST_IMPORT_MS)


def the_other_doors() -> Iterator[Claim]:
    """Printed, scanned and photographed: exercise-exact-dose beside that of the plain text."""
    documents = [{"id": each.id, "text": each.text, "exercises": list(each.exercises)} for each in gauge.dev()]
    figures = {level: found["exercise_exact_dose"] for level, found in by_level(documents).items()}
    plain = figures.pop("plain text")
    allowed = {SCAN: SCAN_POINTS, PHOTOGRAPH: PHOTOGRAPH_POINTS}
    for level, exact in figures.items():
        claim, command = f"{level}: points of exercise-exact-dose below the plain text", "tests/documents/gauge.py"
        points = round(plain - exact, 4)
        if level in allowed:
            yield no_more(claim, command, len(documents), points, allowed[level])
        else:
            yield told(claim, command, len(documents), points)


FAMILIES: tuple[Family, ...] = (the_documents, the_laws, the_speed, the_other_doors)

if __name__ == "__main__":
    sys.exit(show(FAMILIES))
