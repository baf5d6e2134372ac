"""A session as one sound file: a voice and the tones of the player, for a phone that is locked."""

from bandstand.exchange.audio.apart import Contents, Place, make
from bandstand.exchange.audio.press import Press, Recording
from bandstand.exchange.audio.voice import NoVoice, has_voice

__all__ = ["Contents", "NoVoice", "Place", "Press", "Recording", "has_voice", "make"]
