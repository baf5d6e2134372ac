"""Where a clinical figure comes from."""

from dataclasses import dataclass
from enum import StrEnum


class Checked(StrEnum):
    """How far a source was checked, and so how far a figure can be trusted."""

    READ = "V"  # in the paper's abstract, table or the owner's own page
    SECOND_HAND = "S"
    FROM_MEMORY = "M"  # verify before a release
    OWN_CHOICE = "P"  # no paper says it


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source, by its key. `doi` is empty where there is none or it is not known."""

    key: str
    cite: str
    checked: Checked
    doi: str = ""
