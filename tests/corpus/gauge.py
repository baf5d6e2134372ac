"""How well the program reads sets of documents: their figures by the scorer, from the program as it stands now.

Run as a program it prints one JSON line for each set: `.venv/bin/python -m tests.corpus.gauge`.
"""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from bandstand.prescription.draft import to_plan
from bandstand.prescription.reader import read
from tests.corpus import score_reader

HERE = Path(__file__).resolve().parent
# What was promised of a set of documents; `make show-reader` and the tests hold the reader to the same figures.
LEAST_DETECTION = 0.95  # F1
LEAST_DOSE = 0.93  # micro-F1
LEAST_OWN = 200  # documents
MOST_QUESTIONS = 4  # doubts of the sheet and what it leaves open, in the middle of all documents
Figures: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what it says by its gold labels."""

    id: str
    text: str
    exercises: tuple[dict[str, Any], ...]


def documents_of(*files: Path) -> tuple[Document, ...]:
    """Every document of some files, in their order."""
    lines = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line)
    return tuple(Document(each["id"], each["text"], tuple(each["exercises"])) for each in lines)


def dev() -> tuple[Document, ...]:
    """The reference documents."""
    return documents_of(HERE / "dev.jsonl")


def ids_in(name: str) -> frozenset[str]:
    """The documents set aside while rules are written, as a file lists them."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def fold_ids() -> frozenset[str]:
    """Those of the reference documents."""
    return ids_in("fold.txt")


def fold() -> tuple[Document, ...]:
    """The set-aside third."""
    return tuple(each for each in dev() if each.id in fold_ids())


def seen() -> tuple[Document, ...]:
    """The two thirds that rules may be written from."""
    return tuple(each for each in dev() if each.id not in fold_ids())


def own() -> tuple[Document, ...]:
    """The documents and fragments written here, their gold before their first reading."""
    return documents_of(*sorted((HERE / "own").glob("*.jsonl")))


def kept() -> tuple[Document, ...]:
    """Those of them that are set aside while rules are written."""
    return tuple(each for each in own() if each.id in ids_in("kept.txt"))


SETS = {"dev": dev, "fold": fold, "dev without the fold": seen, "own documents": own, "own, kept back": kept}


def figures(documents: Sequence[Document]) -> Figures:
    """The scorer's figures for some documents, read by `bandstand read --jsonl` in a process of its own."""
    gold = {each.id: list(each.exercises) for each in documents}
    return score_reader.score(gold, read_by_program(documents))


def read_by_program(documents: Iterable[Document]) -> dict[str, list[dict[str, Any]]]:
    """What the program reads in each document, by its id."""
    with tempfile.TemporaryDirectory() as folder:
        sheets = Path(folder) / "sheets.jsonl"
        lines = [json.dumps({"id": each.id, "text": each.text}) for each in documents]
        sheets.write_text("\n".join(lines), encoding="utf-8")
        call = [sys.executable, "-m", "bandstand", "read", "--jsonl", str(sheets)]
        done = subprocess.run(call, check=True, capture_output=True, text=True)
    found = (json.loads(line) for line in done.stdout.splitlines())
    return {each["id"]: each["exercises"] for each in found}


def median_questions(documents: Sequence[Document]) -> float:
    """How many questions the person meets on the review of one sheet, the middle one of all."""
    return statistics.median(len(to_plan(read(each.text)).questions) for each in documents)


def main() -> int:
    """Print the figures of every set."""
    for name, documents in SETS.items():
        print(json.dumps({"set": name, **figures(documents())}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
