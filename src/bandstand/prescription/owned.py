"""A set of bands told anew: which of them is which, so that a plan never gets a heavier one by a change of names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bandstand.prescription.band import NO_BAND, Band
from bandstand.prescription.bounds import Bounds
from bandstand.prescription.plan import Plan, Prescription


def with_bands(plan: Plan, before: Sequence[Band], now: Sequence[Band]) -> Plan:
    """The plan with each of its bands where it stands in the set now, under the name its owner gives it.

    A band that left the set gives way to the next lighter one that was in it, and to none where there is none: the
    one that stands in its place now may be heavier. Bounds follow in the same way. An empty set says nothing.
    """
    if not now:
        return plan
    places = same_bands(before, now)
    owned = {0: NO_BAND, **{band.ordinal: band for band in now}}
    return plan.with_each(lambda each: _with_band(each, places, owned))


def bound_kept(bounds: Bounds, before: Sequence[Band], now: Sequence[Band]) -> Bounds:
    """A bound on the band where that band stands in the set now; the next lighter one where it is gone."""
    if not bounds.band or not now or not before:
        return bounds
    return replace(bounds, band=_place(bounds.band, same_bands(before, now)))


def same_bands(before: Sequence[Band], now: Sequence[Band]) -> Mapping[int, int]:
    """Where each band of a set stands in the set as it is told now; one that is gone is left out.

    The same colour is the same band. Another colour on the same line is a band by its better name, unless that
    colour was a band of the set before.
    """
    old, new = _named(before), _named(now)
    by_name = {ordinal: new[name] for name, ordinal in old.items() if name in new}
    taken = set(by_name.values())
    lines = {band.ordinal for band in now} - taken
    by_line = {ordinal: ordinal for ordinal in old.values() if ordinal not in by_name and ordinal in lines}
    return by_name | by_line


def _named(bands: Sequence[Band]) -> dict[tuple[str, int], int]:
    """Each band by its colour, and which of that colour it is."""
    told: dict[tuple[str, int], int] = {}
    for band in sorted(bands, key=lambda band: band.ordinal):
        name = band.colour.casefold().strip()
        told[name, sum(each == name for each, _ in told)] = band.ordinal
    return told


def _with_band(each: Prescription, places: Mapping[int, int], owned: Mapping[int, Band]) -> Prescription:
    if each.bounds.band:
        each = replace(each, bounds=replace(each.bounds, band=_place(each.bounds.band, places)))
    if each.band is None or not each.band.ordinal:
        return each
    return replace(each, band=owned.get(_place(each.band.ordinal, places), NO_BAND))


def _place(ordinal: int, places: Mapping[int, int]) -> int:
    """Where a band stands now; where the next lighter one does that is still there; 0 for none."""
    return max((now for old, now in places.items() if old <= ordinal), default=0)
