"""Where a safety check has come to: what was ticked so far, and what is asked next. Nothing is kept before its end."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from django.http import QueryDict

from bandstand.journal.facts import SafetyCheck, SignReview
from bandstand.progress.safety import to_look_into
from bandstand.progress.signs import EMERGENCY, FACTS, URGENT
from bandstand.quantity import Message

MOST_LETTERS = 120


class Level(StrEnum):
    """The screens, in order."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    FACTS = "facts"
    REVIEWS = "reviews"


LISTS: Mapping[Level, Mapping[str, Message]] = {
    Level.EMERGENCY: {sign.id: sign.say for sign in EMERGENCY},
    Level.URGENT: {sign.id: sign.say for sign in URGENT},
    Level.FACTS: {fact.id: fact.say for fact in FACTS},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A check under way. `facts_known`: the old facts were asked on an earlier day and are not asked again."""

    level: Level = Level.EMERGENCY
    signs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    facts_known: bool = False

    @property
    def items(self) -> Mapping[str, Message]:
        """The list of this screen."""
        return LISTS.get(self.level, {})

    @property
    def to_review(self) -> tuple[tuple[str, Message], ...]:
        """What was ticked and may have been looked at already."""
        said = {**LISTS[Level.URGENT], **LISTS[Level.FACTS]}
        return tuple((id, said[id]) for id in to_look_into(self.check()))

    def check(self, reviews: tuple[SignReview, ...] = ()) -> SafetyCheck:
        """What would be kept if this were the end."""
        return SafetyCheck(signs=self.signs, facts=self.facts, facts_asked=not self.facts_known, reviews=reviews)

    def ticked(self, ids: tuple[str, ...]) -> "Asking":
        """The same check with this screen's ticks."""
        if self.level is Level.FACTS:
            return replace(self, facts=ids)
        return replace(self, signs=(*self.signs, *ids))

    def following(self) -> "Asking | None":
        """The next screen, None at the end. An emergency ends it at once."""
        if self.level is Level.EMERGENCY:
            return None if self.signs else replace(self, level=Level.URGENT)
        if self.level is Level.URGENT and not self.facts_known:
            return replace(self, level=Level.FACTS)
        if self.level in (Level.URGENT, Level.FACTS) and self.to_review:
            return replace(self, level=Level.REVIEWS)
        return None


def asking_from(posted: QueryDict, *, facts_known: bool) -> Asking:
    """The check as far as a form carries it; ids that are no signs are passed over."""
    level = posted.get("level", "")
    return Asking(
        level=Level(level) if level in list(Level) else Level.EMERGENCY,
        signs=_known(posted.getlist("held_sign"), Level.EMERGENCY, Level.URGENT),
        facts=_known(posted.getlist("held_fact"), Level.FACTS),
        facts_known=facts_known,
    )


def ticks_in(posted: QueryDict, asking: Asking) -> tuple[str, ...] | None:
    """What was ticked on this screen, empty for "None of these"; None where neither or both were answered."""
    ids = _known(posted.getlist("tick"), asking.level)
    none = "none" in posted
    return None if bool(ids) == none else ids


def reviews_in(posted: QueryDict, asking: Asking) -> tuple[SignReview, ...] | None:
    """For each ticked sign whether somebody has looked; None where one was not answered."""
    found = tuple(_review(posted, id) for id, _ in asking.to_review)
    return found if all(found) else None  # type: ignore[return-value]


def _review(posted: QueryDict, id: str) -> SignReview | None:
    worse = {"same": False, "worse": True, "no": None}
    said = posted.get(f"review-{id}", "")
    if said not in worse:
        return None
    by, on = (posted.get(f"{name}-{id}", "").strip()[:MOST_LETTERS] for name in ("by", "on"))
    return SignReview(sign=id, seen_by=by, seen_on=on, worse=worse[said])


def _known(ids: list[str], *levels: Level) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for id in ids if any(id in LISTS.get(level, {}) for level in levels)))
