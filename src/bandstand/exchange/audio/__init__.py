"""A session as one sound file: a voice and the tones of the player, for a phone that is locked."""

from bandstand.exchange.audio.apart import Chapter, Contents, make
from bandstand.exchange.audio.press import Press, Recording
from bandstand.exchange.audio.voice import NoVoice, has_voice

__all__ = ["Chapter", "Contents", "NoVoice", "Press", "Recording", "has_voice", "make"]
