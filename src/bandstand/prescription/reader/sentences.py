"""Sentences and clauses inside a stretch of the normal text."""

from collections.abc import Iterator

from bandstand.prescription.reader.patterns import Pattern

_END = Pattern(r"[.!?](?= |\n|$|\")|\n|\||;", minds_capitals=True)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, as [start, end); a line end closes one too."""
    begin = start
    for mark in _END.finditer(text, start, end):
        if mark.start() > begin:
            yield begin, mark.start()
        begin = mark.end()
    if begin < end:
        yield begin, end


def sentence_at(text: str, at: int, *, reach: int = 160) -> tuple[int, int]:
    """The sentence around one place, looking no further than `reach` each way."""
    begin, end = max(0, at - reach), min(len(text), at + reach)
    for mark in _END.finditer(text, begin, at):
        begin = mark.end()
    closing = _END.search(text, at, end)
    return begin, closing.start() if closing else end
