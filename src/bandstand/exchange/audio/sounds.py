"""The tones of a session as samples, note for note what the player's oscillators sound."""

import numpy as np

from bandstand.exchange.audio.loudness import TONE_PEAK, ratio
from bandstand.exchange.audio.voice import Samples
from bandstand.session.script import Tone
from bandstand.session.tones import FALL_SECONDS, NOTES, RISE_SECONDS, Note, seconds_of


def sound_of(tone: Tone, rate: int) -> Samples:
    """One tone from its first note to the end of its last."""
    whole = np.zeros(round(seconds_of(tone) * rate) + 1, dtype=np.float32)
    for note in NOTES[tone]:
        start, sound = round(note.at * rate), _sound_of_note(note, rate)
        whole[start : start + len(sound)] += sound[: len(whole) - start]
    return whole


def _sound_of_note(note: Note, rate: int) -> Samples:
    at = np.arange(round(note.seconds * rate)) / rate
    fall_from = max(RISE_SECONDS, note.seconds - FALL_SECONDS)
    edge = np.interp(at, [0, RISE_SECONDS, fall_from, note.seconds], [0, 1, 1, 0])
    sound: Samples = (ratio(TONE_PEAK) * edge * np.sin(2 * np.pi * note.pitch * at)).astype(np.float32)
    return sound
