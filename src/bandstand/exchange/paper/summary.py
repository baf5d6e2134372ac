"""The page for the therapist: its parts in words, as plain text, and as one sheet with the days of pain drawn."""

from dataclasses import dataclass

from bandstand.exchange.charts import svg_of
from bandstand.exchange.paper.look import PLAIN, Look
from bandstand.exchange.paper.press import Kind, Template, pressed
from bandstand.exchange.trend_picture import WIDE, Shown, picture_of
from bandstand.quantity import Json, JsonObject, Message
from bandstand.words import say

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the page: its heading and its lines. `pictured` where the days of pain belong to it."""

    title: str
    lines: tuple[str, ...]
    pictured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The page: what it is about, and its parts; those with nothing to say are not there."""

    head: str
    parts: tuple[Part, ...]
    foot: str

    @property
    def text(self) -> str:
        """All of it as plain text, to copy or to send."""
        parts = ("\n".join((part.title, *(f"- {line}" for line in part.lines))) for part in self.parts)
        return "\n\n".join((self.head, *parts, self.foot))


def printed(summary: Summary, shown: Shown | None, kind: Kind, look: Look = PLAIN) -> bytes:
    """The page as one sheet; `shown` None: no day of pain was told. Raises BandstandError where it cannot be made."""
    return pressed(Template.SUMMARY, _sheet_of(summary, shown, look), kind)


def _sheet_of(summary: Summary, shown: Shown | None, look: Look) -> JsonObject:
    parts: list[Json] = [
        {"title": part.title, "lines": [*part.lines], "pictured": part.pictured} for part in summary.parts
    ]
    return {
        "look": look.as_json(),
        "title": say(Message("paper.summary")),
        "head": summary.head,
        "about": summary.head,
        "parts": parts,
        "foot": summary.foot,
        "trend": _trend(shown),
    }


def _trend(shown: Shown | None) -> Json:
    if shown is None:
        return None
    drawn = svg_of(picture_of(shown, WIDE), name="paper").replace("<svg ", f"<svg {NAMESPACE} ", 1)
    return {"svg": drawn, "alt": say(Message("paper.summary_trend"))}
