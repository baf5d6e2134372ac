"""A date as one says it."""

from datetime import date


def date_words(day: date) -> str:
    """As one says it: Sunday 22 November."""
    return f"{day:%A} {day.day} {day:%B}"
