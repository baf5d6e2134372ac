"""A run in words: what it was, how long, how far, and how it felt at its worst."""

from collections.abc import Iterator

from bandstand.journal.facts import RunDone
from bandstand.progress.running import Run
from bandstand.quantity import Message


def run_words(run: Run | RunDone) -> Iterator[Message]:
    """What was told of a run; what was not told is left out."""
    if run.stage is None:
        yield Message("running.run_free")
    else:
        yield Message("running.run_stage", number=run.stage) if run.stage else Message("running.run_walk")
    if run.minutes is not None:
        yield Message("running.run_minutes", minutes=run.minutes)
    if run.metres is not None:
        yield Message("running.run_metres", metres=run.metres)
    if run.peak is not None:
        yield Message("running.run_peak", peak=run.peak)
