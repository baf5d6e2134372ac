"""A question the sheet leaves open, with the words it is about."""

from dataclasses import dataclass
from enum import StrEnum

from bandstand.prescription.origin import Span


class Stand(StrEnum):
    """How far a question has come."""

    OPEN = "open"
    FOR_THERAPIST = "ask my PT"  # joins the list to take along; today uses the gentler reading
    ANSWERED = "answered"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing the sheet does not say, or says in two ways.

    `prescription` is the key it is about, empty for the whole plan; `field` is the field's name;
    `choices` are ids of possible answers; `today` says whether it changes what is done today.
    """

    prescription: str
    field: str
    choices: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    standing: Stand = Stand.OPEN
    today: bool = False
