"""The voice of espeak-ng, a program of its own: words go in on its standard input, sound comes out."""

import io
import subprocess
import wave
from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from bandstand.exchange.audio.voice import PROGRAM, NoVoice, Samples, Speech, has_voice
from bandstand.quantity import BandstandError, Message

WORDS_A_MINUTE = 150  # its own 175 is fast for somebody on the floor
PATIENCE = 20  # seconds for one phrase; it takes about a hundredth
LONGEST = 400  # letters
VOICES: Mapping[str, str] = MappingProxyType({"en": "en"})
RATE = 22_050  # of all its voices
SILENCE = 0.003  # of full loudness
MARGIN_SECONDS = 0.02


class Espeak:
    """Speaks through espeak-ng."""

    def speak(self, text: str, language: str) -> Speech:
        if not has_voice():
            raise NoVoice
        words = " ".join(text.split())[:LONGEST]
        if not words:
            return Speech(samples=np.zeros(1, dtype=np.float32), rate=RATE)
        try:
            done = subprocess.run(
                [PROGRAM, "-v", VOICES[language], "-s", str(WORDS_A_MINUTE), "-b", "1", "--stdin", "--stdout"],
                input=words.encode("utf-8", "replace"),
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=PATIENCE,
                check=True,
            )
            return heard(done.stdout)
        except (subprocess.SubprocessError, wave.Error, EOFError) as silence:
            raise BandstandError(Message("track.failed")) from silence


def heard(sound: bytes) -> Speech:
    """What a WAV file says, without the silence around it. Its length is not believed: a pipe has none."""
    with wave.open(io.BytesIO(sound)) as told:
        rate, frames = told.getframerate(), told.readframes(len(sound))
    whole = np.frombuffer(frames[: len(frames) // 2 * 2], dtype="<i2")
    samples = np.divide(whole, 32768, dtype=np.float32)
    return Speech(samples=_without_silence(samples, rate), rate=rate)


def _without_silence(samples: Samples, rate: int) -> Samples:
    loud = np.flatnonzero(np.abs(samples) > SILENCE)
    if not len(loud):
        return np.zeros(1, dtype=np.float32)
    margin = round(MARGIN_SECONDS * rate)
    return samples[max(0, loud[0] - margin) : loud[-1] + margin]
