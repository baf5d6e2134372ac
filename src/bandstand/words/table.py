"""Look a sentence up by its id and fill in its values."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeAlias

from bandstand.quantity import Message, Worded

Sentences: TypeAlias = Mapping[str, str]


@cache
def sentences(language: str = "en") -> Sentences:
    """Every sentence of one language, by id. Ids are `family.name`, as they stand in the file."""
    text = files("bandstand.words").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    families = tomllib.loads(text)
    return MappingProxyType(
        {f"{family}.{name}": template for family, entries in families.items() for name, template in entries.items()}
    )


def say(message: Message, language: str = "en") -> str:
    """The sentence a person reads or hears. An unknown id is a bug and raises KeyError."""
    template = sentences(language)[message.id]
    return template.format(**{name: _worded(value, language) for name, value in message.values})


def say_kept(message: Message, language: str = "en") -> str:
    """The sentence of a message out of a log; empty where another version of Bandstand wrote it."""
    try:
        return say(message, language)
    except (KeyError, IndexError):
        return ""


def _worded(value: Worded, language: str) -> str:
    return say(value, language) if isinstance(value, Message) else str(value)
