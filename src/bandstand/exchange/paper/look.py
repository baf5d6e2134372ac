"""How a sheet of paper is to look: its size, the size of its letters, and whether it has colours."""

from dataclasses import dataclass
from enum import StrEnum

from bandstand.quantity import JsonObject


class Size(StrEnum):
    """The paper in the printer."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One way to print; `large` for who reads without glasses, `mono` for a printer without colours."""

    size: Size = Size.A4
    large: bool = False
    mono: bool = False

    def as_json(self) -> JsonObject:
        """As the templates are told."""
        return {"size": self.size.value, "large": self.large, "mono": self.mono}


PLAIN = Look()
