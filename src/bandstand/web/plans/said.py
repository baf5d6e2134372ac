"""What was just done on the review page, in one sentence for eyes and ears; and how it may be taken back."""

from dataclasses import dataclass

from bandstand.catalog import load_catalogue
from bandstand.prescription import Prescription
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.limb import limb_of
from bandstand.prescription.under_review import Review
from bandstand.quantity import Message
from bandstand.web.plans.cards import FIELDS
from bandstand.web.plans.tiles import split_id

PLAIN = frozenset({"answered", "proposals", "ignored"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The sentence; `undo` is the name of the address that takes it back for the exercise `key`."""

    words: Message
    undo: str = ""
    key: str = ""


def said_of(review: Review, done: str, of: str) -> Said | None:
    """The sentence for what an address says was done, None where the plan does not bear it out."""
    if done in PLAIN:
        return Said(words=Message(f"said.{done}"))
    if done == "left_out":
        return _left_out(review, of)
    found = split_id(review.plan, of)
    if found is None:
        return None
    about, field = found
    if done == "saved":
        return _remembered(about) if field == "exercise" else Said(words=_saved(about, field))
    known = done in ("brought_back", "added", "forgotten")
    return Said(words=Message(f"said.{done}", name=about.name)) if known else None


def _left_out(review: Review, key: str) -> Said | None:
    gone = next((each.prescription for each in review.left_out if each.prescription.key == key), None)
    return Said(words=Message("said.left_out", name=gone.name), undo="review_back", key=key) if gone else None


def _saved(about: Prescription, field: str) -> Message:
    if not field or field == "name":
        return Message("said.saved_card", name=about.name, dose=dose_words(about.dose, limb_of(about)))
    told = FIELDS[field](about)
    label = Message(f"field.{field}")
    if told is None:
        return Message("said.saved_open", name=about.name, field=label)
    return Message("said.saved", name=about.name, field=label, words=told)


def _remembered(about: Prescription) -> Said:
    known = load_catalogue().get(about.exercise) if about.exercise else None
    told = Message("said.remembered", name=about.name, exercise=known.name) if known else None
    return Said(words=told or Message("said.remembered_own", name=about.name), undo="review_forget", key=about.key)
