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


LONGEST_BEFORE = 90  # characters of a sentence before a place that may bear on it


def ending_at(text: str, place: int) -> str:
    """The words of its sentence before a place."""
    window = text[max(0, place - LONGEST_BEFORE) : place]
    cuts = [match.end() for match in _END.finditer(window)]
    return window[cuts[-1] :] if cuts else window


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence in which some words stand."""
    after = text[end : end + LONGEST_BEFORE]
    cut = _END.search(after)
    return ending_at(text, start) + text[start:end] + (after[: cut.start()] if cut else after)
