"""A programme as it is shared: a snapshot of a plan, under a title and an introduction of its author's own."""

import unicodedata
from dataclasses import dataclass

from bandstand.prescription.plan import Plan

LONGEST_TITLE = 80
LONGEST_INTRODUCTION = 2000
NOT_WRITTEN = frozenset({"Cc", "Cs"})  # control characters and half letters: no keyboard writes them


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What readers see, and nothing else. `plan` has passed the allow-list (`shareable`).

    `by_therapist` and `at_home` are what its author ticked: a physical therapist made it; it is done alone, at home.
    """

    plan: Plan
    title: str = ""
    introduction: str = ""
    by_therapist: bool = False
    at_home: bool = False
    tells_limit: bool = False  # of pain

    def __post_init__(self) -> None:
        if len(self.title) > LONGEST_TITLE or len(self.introduction) > LONGEST_INTRODUCTION:
            raise ValueError("a title has 80 letters and an introduction 2,000 at most")


def as_title(words: str) -> str:
    """Words of a person on one line, without what no keyboard writes."""
    return " ".join(written(words).split())


def written(words: str) -> str:
    """Words of a person without what no keyboard writes; their lines stay."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in lines if each == "\n" or unicodedata.category(each) not in NOT_WRITTEN).strip()
