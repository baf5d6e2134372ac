"""The one table that turns a Message into a sentence. English first; another language is another file."""

from bandstand.words.table import Sentences, say, say_kept, sentences

__all__ = ["Sentences", "say", "say_kept", "sentences"]
