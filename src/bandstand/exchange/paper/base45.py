"""Bytes as the letters a QR code holds most tightly, so that any camera's program hands them on unharmed (RFC 9285)."""

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES = {letter: value for value, letter in enumerate(LETTERS)}


class NotBase45(ValueError):
    """These letters stand for no bytes."""


def to_letters(content: bytes) -> str:
    """Two bytes become three letters, a last single one two."""
    return "".join(_written(content[at : at + 2]) for at in range(0, len(content), 2))


def _written(pair: bytes) -> str:
    value, letters = int.from_bytes(pair), ""
    for _ in range(len(pair) + 1):
        value, rest = divmod(value, 45)
        letters += LETTERS[rest]
    return letters


def from_letters(letters: str) -> bytes:
    """The bytes again. Raises NotBase45."""
    return b"".join(_read(letters[at : at + 3]) for at in range(0, len(letters), 3))


def _read(group: str) -> bytes:
    try:
        value: int = sum(_VALUES[letter] * 45**place for place, letter in enumerate(group))
        return value.to_bytes(len(group) - 1, "big")
    except (KeyError, OverflowError, ValueError) as wrong:
        raise NotBase45(group) from wrong
