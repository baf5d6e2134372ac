"""A day as paper says it, the same in every country."""

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """Short, and the same in every country: 22 Nov 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
