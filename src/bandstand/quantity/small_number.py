"""Whole numbers that a form or an address carries: small ones, in plain digits, or none at all."""

MOST_DIGITS = 6


def small_number(text: str) -> int | None:
    """The number, None where the text is no short row of digits. Never raises."""
    plain = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if plain else None
