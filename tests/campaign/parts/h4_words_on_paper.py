"""H4: five hundred hostile words in every field of a plan that is printed; each stays words, and none is worked out."""

import io
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

import pypdfium2
import typst

from bandstand.exchange.paper import handout
from bandstand.exchange.paper.press import Kind
from bandstand.exchange.paper.summary import Part as SummaryPart
from bandstand.exchange.paper.summary import Summary, printed
from bandstand.prescription import Alternative, Dose, Plan, Prescription, Reps, Section
from bandstand.quantity import BandstandError, Message, Range
from tests.campaign.hostile.typst_words import all_words, executed, mark
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part

A_SHEET = 6  # words on one handout, each in several of its fields
EVERY_COMMIT = 60
ENDLESS = re.compile("while|range")  # nothing would end these, once they are pasted
SINCE = date(2026, 11, 22)
Printer: TypeAlias = Callable[[Sequence[tuple[int, str]]], bytes]


@dataclass(frozen=True, slots=True)
class Printed:
    """What came of the words: sheets that were not made, words that are not on them, and what was worked out."""

    not_made: int = 0
    missing: int = 0
    executed: int = 0

    def and_(self, other: "Printed") -> "Printed":
        """Both together."""
        return Printed(self.not_made + other.not_made, self.missing + other.missing, self.executed + other.executed)


def plan_of(words: Sequence[str]) -> Plan:
    """A plan whose every text is hostile."""
    each = tuple(
        Prescription(
            key=str(at),
            name=word,
            dose=Dose(sets=Range(3), work=Reps(Range(10))),
            variant=word,
            alternatives=(Alternative(variant=word, avoid=True, reason=word),),
            load=word,
            equipment=(word,),
            notes=(word,),
        )
        for at, word in enumerate(words)
    )
    return Plan(number=1, title=words[0], precautions=tuple(words), sections=(Section(prescriptions=each),))


def on_a_handout(words: Sequence[tuple[int, str]]) -> bytes:
    """A handout with the words in every field of its plan."""
    return handout(plan_of([word for _, word in words]), SINCE)


def on_a_letter(words: Sequence[tuple[int, str]]) -> bytes:
    """The page for the therapist with the words in every line."""
    told = tuple(word for _, word in words)
    parts = tuple(SummaryPart(title=word, lines=told) for word in told)
    return printed(Summary(head=told[0], parts=parts, foot=told[-1]), None, Kind.PDF)


def pasted(words: Sequence[tuple[int, str]]) -> bytes:
    """A mistake: each word is pasted into the source of its own sheet; what cannot be set is left out."""
    pages = []
    with tempfile.TemporaryDirectory() as folder:
        for word in (word for _, word in words if not ENDLESS.search(word)):
            source = Path(folder) / "pasted.typ"
            source.write_text(f"#set page(height: auto)\n{word}", encoding="utf-8", errors="replace")
            try:
                pages.append(typst.compile(str(source), root=folder, timestamp=0))
            except typst.TypstError:
                continue
    if not pages:
        raise BandstandError(Message("paper.not_made"))
    return next((page for page in pages if executed(_text(page))), pages[0])


def tried(words: Sequence[tuple[int, str]], printer: Printer) -> Printed:
    """One sheet of these words."""
    try:
        text = _text(printer(words))
    except BandstandError:
        return Printed(not_made=1)
    there = "".join(text.split())
    missing = sum(1 for number, _ in words if mark(number) not in there)
    return Printed(missing=missing, executed=len(executed(text)))


def _text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    words = [*enumerate(all_words())][:: 1 if scale > 1 else 8]
    words = words if scale > 1 else words[:EVERY_COMMIT]
    printers: tuple[Printer, ...] = (pasted,) if fault else (on_a_handout, on_a_letter)
    came = Printed()
    for at in range(0, len(words), A_SHEET):
        for printer in printers:
            came = came.and_(tried(words[at : at + A_SHEET], printer))
    return Outcome(
        holds=came == Printed(),
        n=len(words),
        measured=f"{came.executed} executed, {came.missing} not printed, {came.not_made} sheets not made",
        limit="0 executed, 0 not printed, 0 sheets not made",
        seconds=time.monotonic() - began,
    )


PART = Part(key="H4", faced="hostile words on paper", run=_run, faults=("pasted",))
