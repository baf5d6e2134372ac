"""Every phrase and every tone about as loud as the others, and nothing so loud that it clips.

Decibels are of full loudness (dBFS). Source: bandstand-choice, near what spoken audio is published at.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from bandstand.exchange.audio.voice import Samples, Speech

VOICE = -18.0  # root mean square while it speaks
VOICE_PEAK = -6.0
TONE_PEAK = -12.0  # a soft sine of this height is 3 dB louder than the voice
FRAME_SECONDS = 0.02
FAR_BELOW = 30.0  # frames so much quieter than the loudest are pauses
LIMIT_SECONDS = 0.004


def ratio(decibels: float) -> float:
    """Decibels as a part of full loudness."""
    return float(10 ** (decibels / 20))


def decibels(ratio: float) -> float:
    """A part of full loudness as decibels; silence is very far down."""
    return float(20 * np.log10(max(ratio, 1e-9)))


def loudness_of(samples: Samples, rate: int) -> float:
    """How loud something is while it sounds: the root mean square without its pauses, in decibels."""
    frame = max(1, round(FRAME_SECONDS * rate))
    whole = len(samples) // frame * frame
    frames = samples[:whole].reshape(-1, frame) if whole else samples[None, :]
    powers = np.mean(np.square(frames, dtype=np.float64), axis=1)
    heard = powers[powers >= powers.max() * ratio(-2 * FAR_BELOW)]
    return decibels(float(np.sqrt(heard.mean())))


def evened(speech: Speech) -> Samples:
    """A phrase as loud as every other. Peaks are held down and the rest raised, a few times, until both are right."""
    samples = speech.samples
    for _ in range(3):
        samples = samples * np.float32(ratio(VOICE - loudness_of(samples, speech.rate)))
        samples = held_down(samples, ratio(VOICE_PEAK), speech.rate)
    return samples


def held_down(samples: Samples, most: float, rate: int) -> Samples:
    """The same, and nowhere above `most`: it is turned down around a peak, smoothly, so that nothing crackles."""
    reach = max(1, round(LIMIT_SECONDS * rate))
    wide = np.pad(np.abs(samples), 2 * reach)
    highest = sliding_window_view(wide, 2 * reach + 1).max(axis=1)
    wanted = np.minimum(1.0, most / np.maximum(highest, 1e-9))
    gain = np.convolve(wanted, np.full(2 * reach + 1, 1 / (2 * reach + 1)), mode="valid")
    turned: Samples = (samples * gain).astype(np.float32)
    return turned
