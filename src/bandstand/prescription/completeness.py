"""How much of what a therapist would write down a shared page says: sixteen things, counted from its fields alone.

Only what stands on the page counts. What an introduction may say in words nobody counts, and half a thing is none.

Source:
    cert-2016: the consensus on exercise reporting template, sixteen items; the words here are our own.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bandstand.catalog import load_catalogue
from bandstand.prescription.forms import form_of, wears_band
from bandstand.prescription.plan import Prescription
from bandstand.prescription.shared import Shared
from bandstand.quantity import Message


@dataclass(frozen=True, slots=True)
class Item:
    """One of the sixteen, and whether the page says it."""

    words: Message
    told: bool


def items_of(shared: Shared) -> tuple[Item, ...]:
    """All sixteen, in the order of the list."""
    return tuple(Item(Message(f"cert.{name}"), told(shared)) for name, told in ITEMS.items())


def _equipment(shared: Shared) -> bool:
    """Which band, where one is worn; what else is needed the catalogue says of every exercise it has."""
    return _all(shared, lambda each: _known(each) and (not wears_band(each) or _names_band(each)))


def _names_band(each: Prescription) -> bool:
    return bool(each.load or (each.band and each.band.colour))


def _exercises(shared: Shared) -> bool:
    """Each can be done again from its page and figure, in the form that is meant."""
    return _all(shared, lambda each: _form_is_known(each))


def _dose(shared: Shared) -> bool:
    """How many sets of what, and how often, for every exercise."""
    often = shared.plan.schedule.sessions_a_week is not None
    return _all(shared, lambda each: _is_dosed(each) and (often or each.frequency is not None))


def _is_dosed(each: Prescription) -> bool:
    return each.dose is not None and each.dose.sets is not None and each.dose.work is not None


def _known(each: Prescription) -> bool:
    return bool(each.exercise and load_catalogue().get(each.exercise))


def _form_is_known(each: Prescription) -> bool:
    entry = load_catalogue().get(each.exercise or "")
    return entry is not None and form_of(each, entry) is not None


def _all(shared: Shared, is_so: Callable[[Prescription], bool]) -> bool:
    return bool(shared.plan.prescriptions) and all(is_so(each) for each in shared.plan.prescriptions)


def _tailored(shared: Shared) -> bool:
    """For whom it was made is told by the banner; how it was fitted to them by what they are careful with."""
    avoids = any(other.avoid for each in shared.plan.prescriptions for other in each.alternatives)
    return shared.by_therapist and (avoids or bool(shared.plan.precautions))


def _beside(shared: Shared) -> bool:
    return shared.plan.schedule.values_rest or shared.plan.schedule.values_stretching


def _never(_: Shared) -> bool:
    """No shared page says it: the log stays with its owner."""
    return False


ITEMS: Mapping[str, Callable[[Shared], bool]] = MappingProxyType(
    {
        "equipment": _equipment,
        "who": lambda shared: shared.by_therapist,
        "alone": lambda shared: shared.at_home,
        "supervised": lambda shared: shared.at_home,
        "adherence": _never,
        "motivation": _never,
        "progression": lambda shared: bool(shared.plan.progression),
        "exercises": _exercises,
        "home": lambda shared: shared.at_home,
        "beside": _beside,
        "harm": _never,
        "setting": lambda shared: shared.at_home,
        "dose": _dose,
        "tailored": _tailored,
        "start": lambda shared: shared.plan.start_light,
        "fidelity": _never,
    }
)
