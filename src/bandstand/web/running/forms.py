"""What the forms of running send, as facts; whatever is not an answer stays unanswered."""

from collections.abc import Mapping
from datetime import date

from bandstand.journal.facts import MOST, GateAnswered, RunDone
from bandstand.progress.running import BY_DISTANCE
from bandstand.quantity import BandstandError, Message, Pain
from bandstand.quantity.small_number import small_number

YES_OR_NO = {"yes": True, "no": False}
METRES_IN_KM = 1000
LONGEST_MINUTES = 24 * 60


def need_in(posted: Mapping[str, str]) -> GateAnswered:
    """An answer to one thing to have first; counts of two legs are written as left and right."""
    answer = posted.get("answer", "")
    if "left" in posted or "right" in posted:
        answer = f"{posted.get('left', '').strip()}/{posted.get('right', '').strip()}"
    return GateAnswered(gate=posted.get("need", ""), answer=answer, by=posted.get("by", ""))


def run_in(posted: Mapping[str, str]) -> RunDone:
    """A run as it was told. Raises BandstandError where its day, time or way cannot be read: it is not lost unseen."""
    stage, peak = small_number(posted.get("stage", "")), small_number(posted.get("peak", ""))
    minutes = small_number(posted.get("minutes", "").strip())
    run = RunDone(
        of=_day(posted.get("of", "")),
        stage=stage if stage is not None and stage <= BY_DISTANCE else None,
        minutes=minutes if minutes is not None and minutes <= LONGEST_MINUTES else None,
        metres=_metres(posted.get("km", "")),
        peak=Pain(peak) if peak is not None and peak <= Pain.HIGHEST else None,
        whole=posted.get("whole") != "no",
        settled=YES_OR_NO.get(posted.get("settled", "")),
        limp=YES_OR_NO.get(posted.get("limp", "")),
        groin=YES_OR_NO.get(posted.get("groin", "")),
    )
    for name, found in (("of", run.of), ("minutes", run.minutes), ("km", run.metres)):
        if posted.get(name, "").strip() and found is None:
            raise BandstandError(Message("running.not_read"))
    return run


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _metres(text: str) -> int | None:
    """Kilometres as people write them, "3,5" or "3.5", in metres; None where it is no such number."""
    whole, _, part = text.strip().replace(",", ".").partition(".")
    km, tail = small_number(whole or "0"), small_number((part + "000")[:3])
    if not text.strip() or km is None or tail is None:
        return None
    metres = km * METRES_IN_KM + tail
    return metres if 0 < metres <= MOST else None
