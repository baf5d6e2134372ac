"""The tones of a session as notes: the same numbers that the player sounds, so that a track sounds like it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bandstand.session.script import Tone

# How a note begins and ends, so that it never clicks.
RISE_SECONDS = 0.015
FALL_SECONDS = 0.06


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One pitch in hertz, `at` seconds after its tone began, for so many seconds."""

    pitch: float
    at: float
    seconds: float

    @property
    def ends(self) -> float:
        """Seconds after the tone began."""
        return self.at + self.seconds


def _notes(*notes: tuple[float, float, float]) -> tuple[Note, ...]:
    return tuple(Note(pitch=pitch, at=at, seconds=seconds) for pitch, at, seconds in notes)


# Source: bandstand-choice; `look` names them: a rising third, ticks, a fifth up, a fifth down, two in turn, one low.
# Where a walk turns, it goes down and comes back.
NOTES: Mapping[Tone, tuple[Note, ...]] = MappingProxyType(
    {
        Tone.READY: _notes((440.0, 0.0, 0.22), (554.37, 0.2, 0.34)),
        Tone.TICK: _notes((880.0, 0.0, 0.07)),
        Tone.GO: _notes((440.0, 0.0, 0.16), (659.26, 0.14, 0.42)),
        Tone.STOP: _notes((659.26, 0.0, 0.16), (440.0, 0.14, 0.42)),
        Tone.SWITCH: _notes(*((392.0 if turn % 2 else 493.88, turn * 0.2, 0.18) for turn in range(4))),
        Tone.TURN: _notes((659.26, 0.0, 0.12), (493.88, 0.12, 0.12), (659.26, 0.24, 0.2)),
        Tone.QUESTION: _notes((220.0, 0.0, 0.5)),
    }
)


def seconds_of(tone: Tone) -> float:
    """How long a tone sounds."""
    return max(note.ends for note in NOTES[tone])
