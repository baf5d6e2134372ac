"""The key under which another exercise takes the place of one for a day: its own, so that no log mixes the two."""

MARK = "swap-"


def key_of_swap(exercise: str) -> str:
    """The key of an exercise of the catalogue that stands in for a day."""
    return f"{MARK}{exercise}"


def exercise_of_swap(key: str) -> str | None:
    """The exercise that stood in under this key, None where the key is one of a plan."""
    return key.removeprefix(MARK) if key.startswith(MARK) else None
