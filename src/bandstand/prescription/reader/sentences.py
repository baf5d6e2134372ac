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
