"""What an author tells on the page where a programme is shared, and what each tick would show."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import QueryDict

from bandstand.actions.sharing import USUAL_DAYS, Wish, extras_in
from bandstand.prescription import Plan
from bandstand.prescription.shareable import Extra, said_by
from bandstand.quantity import Message

DAYS = (7, 30, USUAL_DAYS, 365)
MOST_READ = 4_000  # letters of a text that are looked at; more is told of as too long


@dataclass(frozen=True, slots=True)
class Tick:
    """One field of the plan that leaves only where it is ticked, with the very words that would."""

    name: str
    words: Message
    shows: tuple[str, ...]
    ticked: bool


def wish_in(sent: QueryDict, *, in_list: bool) -> Wish:
    """What a form asks for; a number of days that is not offered is the usual one."""
    days = sent.get("days", "")
    return Wish(
        title=sent.get("title", "")[:MOST_READ],
        introduction=sent.get("introduction", "")[:MOST_READ],
        extras=extras_in(sent.getlist("extra")),
        by_therapist=sent.get("by") == "therapist",
        at_home=sent.get("at") == "home",
        days=int(days) if days in map(str, DAYS) else USUAL_DAYS,
        listed=in_list and sent.get("listed") == "yes",
    )


def ticks_of(plan: Plan, wish: Wish) -> Iterator[Tick]:
    """The fields that this plan has something in; nothing is ticked beforehand."""
    for extra in Extra:
        if shows := said_by(plan, extra):
            yield Tick(extra.value, Message(f"extra.{extra.value}"), shows, extra in wish.extras)
