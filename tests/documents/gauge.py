"""How much of a sheet is still read right after it was printed, scanned or photographed: figures beside the plain text.

`by_level(documents, levels)` is the whole of it. As a program it prints the table for the documents of the corpus that
may be looked at; `--all` takes the others in too.
"""

import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from bandstand.exchange.documents import text_of
from bandstand.prescription.reader import read
from bandstand.prescription.reading import corpus_form
from bandstand.quantity import BandstandError
from tests.corpus import score_reader
from tests.documents.degrade import Level, pictures_of
from tests.documents.printed import LOOKS, pdf_of

CORPUS = Path(__file__).parent.parent / "corpus"
PLAIN, PDF = "plain text", "pdf"
LEVELS = (PDF, *Level)

Document: TypeAlias = Mapping[str, Any]  # {"id", "text", "exercises"} as in the corpus
Figures: TypeAlias = dict[str, Any]


def by_level(documents: Sequence[Document], levels: Iterable[str] = LEVELS) -> dict[str, Figures]:
    """The scorer's figures for the plain text, and for each way of printing and seeing it."""
    gold = {each["id"]: each["exercises"] for each in documents}
    return {
        level: score_reader.score(gold, {each["id"]: _read(text) for each, text in _texts(documents, level)})
        for level in (PLAIN, *levels)
    }


def _texts(documents: Sequence[Document], level: str) -> Iterable[tuple[Document, str]]:
    return ((each, seen_as(each["text"], level, seed)) for seed, each in enumerate(documents))


def _read(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(json.dumps(corpus_form(read(text))["exercises"]))
    return found


def seen_as(text: str, level: str, seed: int = 0) -> str:
    """What comes out of a sheet that went in as this: nothing where no word of it was seen."""
    if level == PLAIN:
        return text
    pdf = pdf_of(text, LOOKS[seed % len(LOOKS)])
    if level == PDF:
        return _words(partial(text_of, pdf, "sheet.pdf"))
    pictures = pictures_of(pdf, Level(level), seed)
    return "\n".join(_words(partial(text_of, picture, "sheet.jpg")) for picture in pictures)


def _words(look: Callable[[], str]) -> str:
    try:
        return look()
    except BandstandError:
        return ""


def corpus(*, folded: bool = False) -> list[Document]:
    """The dev documents; those of the fold only when asked for, and then only to be counted."""
    fold = {line.strip() for line in (CORPUS / "fold.txt").read_text(encoding="utf-8").splitlines()}
    documents = [json.loads(line) for line in (CORPUS / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    return [each for each in documents if folded or each["id"] not in fold]


def main() -> None:
    levels = [level for level in LEVELS if level in sys.argv] or LEVELS
    for level, figures in by_level(corpus(folded="--all" in sys.argv), levels).items():
        shown = {name: figures[name] for name in ("exercise_exact_dose", "micro_f1_dose", "document_exact_dose")}
        print(f"{level:<16} detection {figures['detection']['f1']:.3f}  {shown}", flush=True)


if __name__ == "__main__":
    main()
