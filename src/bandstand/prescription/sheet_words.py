"""A plan as a therapist would write it down: what is printed on paper, and what a square code becomes again."""

from collections.abc import Iterable

from bandstand.prescription.plan import Plan
from bandstand.prescription.read_back import read_back, week_words
from bandstand.quantity import Message
from bandstand.words import say


def sheet_words(plan: Plan) -> str:
    """The title, how often, and every exercise with its dose: without what is proposed, and without what is asked."""
    often = [say(week_words(plan))] if plan.schedule.sessions_a_week is not None else []
    blocks = [block(number, told.name, told.said) for number, told in enumerate(read_back(plan), start=1)]
    return "\n\n".join([*([plan.title] if plan.title else []), *often, *blocks])


def block(number: int, name: str, sentences: Iterable[Message]) -> str:
    """One exercise under its number."""
    return "\n".join([f"{number}. {name}", *(f"- {say(each)}" for each in sentences)])
