"""Phrases and tones put where they belong, and written as MP3 ten seconds at a time: an hour takes no more room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile

from bandstand.exchange.audio.loudness import evened
from bandstand.exchange.audio.sounds import sound_of
from bandstand.exchange.audio.voice import Samples, Speech, Voice
from bandstand.quantity import BandstandError, Message
from bandstand.session.script import Script, Tone
from bandstand.session.track import Track, lay_out, phrases
from bandstand.words import say

BLOCK_SECONDS = 10
MOST_SECONDS = 2 * 60 * 60
TITLE = "Session"  # what a locked phone shows to whoever looks at it: no word of anybody's body
ARTIST = "Bandstand"
# The same number of bytes for every second, so that a browser finds a chapter by its time exactly.
STEADY, PACKED = "CONSTANT", 0.8
# So many samples late is an MP3 of a steady rate heard: 576 of LAME, 529 of every decoder. The lead-in has room.
LATE = 1105


@dataclass(frozen=True, slots=True)
class Placed:
    """A sound and the sample it begins with."""

    start: int
    samples: Samples

    @property
    def end(self) -> int:
        return self.start + len(self.samples)


def record(script: Script, voice: Voice, out: Path, *, language: str = "en") -> Track:
    """Write a session as one MP3 and say what is where. Each distinct phrase is spoken once.

    Raises BandstandError where it cannot be spoken, or would be longer than two hours.
    """
    spoken = {words: voice.speak(words, language) for words in phrases(script, say)}
    track = lay_out(script, say, lambda words: spoken[words].seconds)
    if track.seconds > MOST_SECONDS:
        raise BandstandError(Message("track.too_long"))
    rate = next(speech.rate for speech in spoken.values())
    with soundfile.SoundFile(
        out, "w", rate, 1, format="MP3", subtype="MPEG_LAYER_III", bitrate_mode=STEADY, compression_level=PACKED
    ) as file:
        file.title, file.artist = TITLE, ARTIST
        for block in blocks(round(track.seconds * rate), placed(track, spoken, rate), rate):
            file.write(block)
    return track


def placed(track: Track, spoken: Mapping[str, Speech], rate: int) -> list[Placed]:
    """Every sound of a track in order, put where it will be heard in time; the same sound is the same samples."""
    tones = {tone: sound_of(tone, rate) for tone in Tone}
    said = {words: evened(spoken[words]) for words in {each.words for each in track.said}}
    found = [Placed(round(each.at * rate) - LATE, tones[each.tone]) for each in track.tones]
    found += [Placed(round(each.at * rate) - LATE, said[each.words]) for each in track.said]
    return sorted(found, key=lambda each: each.start)


def blocks(length: int, sounds: list[Placed], rate: int) -> Iterator[Samples]:
    """The whole track in pieces of ten seconds, each the sum of what sounds in it."""
    waiting = sounds[::-1]
    sounding: list[Placed] = []
    for start in range(0, length, BLOCK_SECONDS * rate):
        block = np.zeros(min(BLOCK_SECONDS * rate, length - start), dtype=np.float32)
        while waiting and waiting[-1].start < start + len(block):
            sounding.append(waiting.pop())
        for each in sounding:
            _add(each, block, start)
        sounding = [each for each in sounding if each.end > start + len(block)]
        yield block


def _add(sound: Placed, block: Samples, start: int) -> None:
    begin, end = max(sound.start, start), min(sound.end, start + len(block))
    block[begin - start : end - start] += sound.samples[begin - sound.start : end - sound.start]
