"""A rough spell in words: that it is one, when it is over, and what came before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bandstand.progress.open_spell import CameBefore, OpenSpell
from bandstand.quantity import Message
from bandstand.recovery import Stage
from bandstand.web.day_words import date_words


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellWords:
    """What is said of a spell that goes on."""

    is_red: bool
    say: Message
    ends: Message
    before: "BeforeWords"


@dataclass(frozen=True, slots=True, kw_only=True)
class BeforeWords:
    """What came before a spell, and the caution about it."""

    say: Message
    things: tuple[Message, ...]


def spell_words(spell: OpenSpell | None) -> SpellWords | None:
    """A spell that goes on, in words; None where there is none."""
    if spell is None:
        return None
    is_red = spell.stage is Stage.RED
    said = Message("recovery.spell_red", day=date_words(spell.since)) if is_red else Message("recovery.spell_amber")
    before = before_words(spell.before)
    return SpellWords(is_red=is_red, say=said, ends=Message("recovery.spell_ends"), before=before)


def before_words(before: Iterable[CameBefore]) -> BeforeWords:
    """What was logged in the 48 hours before, each thing with its day."""
    things = tuple(_thing(each) for each in before)
    return BeforeWords(say=Message("recovery.before" if things else "recovery.before_none"), things=things)


def _thing(each: CameBefore) -> Message:
    return Message(f"recovery.before_{each.what.value}", day=_weekday(each.on), name=each.name)


def _weekday(day: date) -> str:
    return f"{day:%A}"
