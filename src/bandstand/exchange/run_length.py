"""What a recorded run comes to: when it began, how long and how far; and what nobody can have run."""

from dataclasses import dataclass
from datetime import datetime

from bandstand.quantity import BandstandError, Message

MOST_METRES, MOST_SECONDS = 300_000, 48 * 3600
MOST_A_SECOND = 12.0  # metres; nobody runs so fast for long
YEARS = range(1990, 2201)  # outside of them a clock is broken, or a day cannot be told in every zone


@dataclass(frozen=True, slots=True, kw_only=True)
class RunFile:
    """What a file tells: when it began, whole minutes, and metres; None where it does not say."""

    began: datetime
    minutes: int | None
    metres: int | None


def run_of(began: datetime | None, seconds: float, metres: float | None) -> RunFile:
    """A run as long as told, 0 seconds where it does not say.

    Raises BandstandError with a sentence where nobody can have run that.
    """
    far = metres or 0.0
    is_run = 0 <= seconds <= MOST_SECONDS and 0 <= far <= MOST_METRES and bool(seconds or far)
    is_too_fast = seconds > 0 and far / seconds > MOST_A_SECOND
    if began is None or began.year not in YEARS or is_too_fast or not is_run:
        raise BandstandError(Message("run_file.no_run"))
    return RunFile(
        began=began,
        minutes=max(1, round(seconds / 60)) if seconds else None,
        metres=None if metres is None else round(metres),
    )
