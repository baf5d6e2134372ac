"""A figure in words, for those who do not see it."""

from html import escape

from bandstand.body import FigureKey
from bandstand.catalog import BandColour, Kind, Sided, Variant
from bandstand.quantity import Message, Worded
from bandstand.words import say


def title_of(key: FigureKey) -> Message:
    """What is shown: exercise, variant, side, band and view."""
    parts: dict[str, Worded] = {"exercise": key.entry.name, "variant": _form(key).name}
    return Message("figure.title", **parts, side=_side(key), band=_band(key), view=_view(key))


def _view(key: FigureKey) -> Message:
    return Message("figure.mirror" if key.mirrored else f"figure.{key.view.value}")


def _side(key: FigureKey) -> Message:
    side = Message(f"side.{key.shown_side.value}")
    match key.entry.sided:
        case Sided.BOTH:
            return Message("figure.both")
        case Sided.ONE_SIDED:
            return Message("figure.stretches" if key.entry.kind is Kind.STRETCH else "figure.works", side=side)
        case _:
            return Message("figure.leads", side=side)


def _band(key: FigureKey) -> Message:
    worn = key.band_worn
    if worn is None:
        return Message("figure.no-band")
    placement, colour = worn
    where = Message(f"placement.{placement.value}")
    if colour is BandColour.PLAIN:
        return Message("figure.some-band", placement=where)
    return Message("figure.band", colour=Message(f"colour.{colour.value}"), placement=where)


def described(key: FigureKey) -> str:
    """How this form moves, in the catalogue's own sentences, fit for SVG."""
    return escape(" ".join(key.entry.movement_of(_form(key))), quote=False)


def _form(key: FigureKey) -> Variant:
    form = key.entry.variant(key.variant)
    assert form is not None, "a key checks its variant"
    return form


def named(key: FigureKey) -> str:
    """The title in words, fit for SVG; a fault says that it is one."""
    fault = key.entry.fault(key.wrong)
    wrong = f"{say(Message('figure.wrong', fault=fault.seen))} " if fault else ""
    return escape(wrong + say(title_of(key)), quote=False)
