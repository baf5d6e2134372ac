"""The tag that puts a figure on a page: right for the colour scheme, still where motion is not wanted."""

from dataclasses import dataclass

from django import template
from django.template import Context
from django.urls import reverse

from bandstand.body import FigureKey
from bandstand.catalog import load_catalogue
from bandstand.prescription import Plan, Prescription
from bandstand.quantity import Message, Side
from bandstand.session.pace import led_by
from bandstand.session.shown import NOT_ALLOWED, figure_of, no_figure_words
from bandstand.web.exercises.choices import wanted_by
from bandstand.web.figures.version import figure_version

register = template.Library()


@dataclass(frozen=True, slots=True)
class Address:
    """Where the pictures of one key stand."""

    key: str
    slow: bool = False

    def _at(self, name: str) -> str:
        return f"/figure/{self.key}/{name}.svg?v={figure_version()}"

    @property
    def light(self) -> str:
        """Moving, for day."""
        return self._at("light-slow" if self.slow else "light")

    @property
    def dark(self) -> str:
        """Moving, for dim rooms."""
        return self._at("dark-slow" if self.slow else "dark")

    @property
    def light_still(self) -> str:
        """Still, for day."""
        return self._at("light-still")

    @property
    def light_strip(self) -> str:
        """Three stills in a row, for day: what those see who want no motion."""
        return self._at("light-strip")

    @property
    def dark_strip(self) -> str:
        """Three stills in a row, for dim rooms."""
        return self._at("dark-strip")

    @property
    def dark_still(self) -> str:
        """Still, for dim rooms."""
        return self._at("dark-still")


@register.inclusion_tag("parts/figure.html", takes_context=True)
def figure(context: Context, shown: FigureKey | Prescription | str, size: str, words: str = "") -> dict[str, object]:
    """A figure as thumb, tile, pair or large; large ones move unless they are large-still.

    `words` describe it; empty where its name stands beside it.

    What the page's `plan` is careful with, the figure of a prescription is too; where no figure can be, a sentence
    stands in its place.
    """
    key, instead = _shown(shown, _minded(context), _first(context))
    return {
        "at": Address(key, slow=size == "large-slow") if key else None,
        "instead": instead,
        "size": size.partition("-")[0],
        "moves": size in ("large", "large-slow"),
        "words": words,
    }


@register.simple_tag(takes_context=True)
def exercise_page(context: Context, prescription: Prescription) -> str:
    """The address of the page that shows somebody's own form of an exercise; empty where the catalogue has none.

    What the page's `plan` is careful with, the page it leads to is too.
    """
    entry = load_catalogue().get(prescription.exercise or "")
    if entry is None:
        return ""
    return reverse("exercise", args=[entry.id]) + wanted_by(prescription, entry, _minded(context)).query


def _minded(context: Context) -> tuple[str, ...]:
    """What the plan of a page is careful with, and what a person told before it became theirs."""
    plan, told = context.get("plan"), context.get("precautions_told")
    return (*(plan.precautions if isinstance(plan, Plan) else ()), *(told if isinstance(told, tuple) else ()))


def _first(context: Context) -> Side:
    """The side that leads in the plan of a page."""
    plan = context.get("plan")
    return plan.leading_side if isinstance(plan, Plan) else Side.LEFT


def _shown(shown: FigureKey | Prescription | str, minded: tuple[str, ...], first: Side) -> tuple[str, Message | None]:
    """A figure's address, or the sentence in its place; neither where the catalogue has no such exercise."""
    if isinstance(shown, Prescription):
        known = load_catalogue().get(shown.exercise or "")
        side = led_by(shown.dose, known, first) if shown.dose else first
        return figure_of(shown, known, side, minded), no_figure_words(shown, known, minded)
    if isinstance(shown, FigureKey) and not shown.is_allowed:
        return "", NOT_ALLOWED
    return str(shown), None
