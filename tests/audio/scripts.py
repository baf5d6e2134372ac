"""Sessions to make tracks of, and a voice that hums: as long as a phrase would be, and the same every time."""

from uuid import UUID

import numpy as np

from bandstand.catalog import load_catalogue
from bandstand.exchange.audio.voice import Speech
from bandstand.prescription import Dose, Guards, Hold, Plan, Prescription, Reps, Section, Sides, Timed
from bandstand.quantity import Range
from bandstand.session.build import Occasion, build_script
from bandstand.session.script import Script

RATE = 22_050
LETTER_SECONDS = 0.06
WALK = Prescription(
    key="walk",
    name="Lateral band walk",
    exercise="lateral-band-walk",
    dose=Dose(sets=Range(2), work=Timed(Range(30))),
)
MARCH = Prescription(
    key="march",
    name="March",
    exercise="hip-flexor-march",
    dose=Dose(sets=Range(2), work=Reps(Range(10, 12)), sides=Sides.EACH),
)
STRETCH = Prescription(
    key="stretch", name="Figure-four stretch", exercise="figure-four-stretch", dose=Dose(work=Hold(Range(20)))
)
OWN = Prescription(key="own", name="Heel taps", dose=Dose(sets=Range(2), work=Reps(Range(8)), sides=Sides.EACH))


def session(*exercises: Prescription) -> Script:
    """The script of a day with these exercises; with all of them where none is named."""
    chosen = exercises or (WALK, MARCH, STRETCH, OWN)
    plan = Plan(number=3, sections=(Section(prescriptions=chosen),), precautions=("no deep bend",))
    occasion = Occasion(id=UUID(int=7), made_at=1_000, new_to=frozenset(each.key for each in chosen))
    return build_script(plan, Guards(), (), load_catalogue(), occasion)


def length_of(words: str) -> float:
    """How long the humming voice takes for a phrase."""
    return 0.3 + LETTER_SECONDS * len(words)


class Hum:
    """Speaks every phrase as a low hum of a loudness of its own, with a pause in its middle."""

    def speak(self, text: str, language: str) -> Speech:
        at = np.arange(round(length_of(text) * RATE)) / RATE
        hum = (0.05 + 0.9 * (len(text) % 7) / 7) * np.sin(2 * np.pi * 150 * at) * np.sin(2 * np.pi * 3 * at)
        hum[len(hum) // 2 : len(hum) // 2 + RATE // 10] = 0
        return Speech(samples=hum.astype(np.float32), rate=RATE)
