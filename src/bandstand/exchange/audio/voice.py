"""What speaks: a small interface, so that a better voice can be put in the place of the one that is there."""

import shutil
from dataclasses import dataclass
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bandstand.quantity import BandstandError, Message

Samples: TypeAlias = NDArray[np.float32]
PROGRAM = "espeak-ng"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One phrase as sound: mono, from -1 to 1, at so many samples a second."""

    samples: Samples
    rate: int

    @property
    def seconds(self) -> float:
        return len(self.samples) / self.rate


class Voice(Protocol):
    """Turns words into sound. All it says has one rate, and that is one MP3 knows."""

    def speak(self, text: str, language: str) -> Speech:
        """One phrase. Raises BandstandError where it cannot be said."""


class NoVoice(BandstandError):
    """No program speaks here: what to install stands in the sentence."""

    def __init__(self) -> None:
        super().__init__(Message("track.no_voice"))


def has_voice() -> bool:
    """Whether a program that speaks is here. Nothing is started to find out."""
    return shutil.which(PROGRAM) is not None
