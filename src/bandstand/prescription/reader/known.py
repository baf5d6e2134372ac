"""Which exercise of the catalogue a name means."""

import re

from bandstand.prescription.reader.catalogue import ALTERNATING, KNOWN

_WORD = re.compile(r"[a-z]+")
_SAYS_NOTHING = frozenset("the a an with of exercise exercises your on band banded mini resistance".split())


def _plain(name: str) -> str:
    words = (word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word for word in _WORD.findall(name.lower()))
    return " ".join(words)


def _bare(name: str) -> str:
    return " ".join(word for word in _plain(name).split() if word not in _SAYS_NOTHING)


_BY_NAME = {form: id for name, id in KNOWN.items() for form in (_bare(name), _plain(name))}


def known(name: str) -> str | None:
    """The catalogue id of the exercise that goes by this name, None where the catalogue has none."""
    return _BY_NAME.get(_plain(name)) or _BY_NAME.get(_bare(name))


def is_alternating(id: str | None) -> bool:
    """Whether one side works after the other in this exercise."""
    return id in ALTERNATING
