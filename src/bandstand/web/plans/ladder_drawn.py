"""The ladder of one exercise as the plan page draws it: the harder rungs on top, the person's own marked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bandstand.catalog import load_catalogue
from bandstand.journal.history import History
from bandstand.prescription import Plan, Prescription
from bandstand.prescription.dose_words import dose_words
from bandstand.prescription.limb import limb_of
from bandstand.prescription.read_back import variant_name
from bandstand.progress.climbing import Step
from bandstand.progress.outlook import Foothold, Outlook, at_the_top, outlooks
from bandstand.progress.standing import Standing
from bandstand.quantity import Message
from bandstand.session.shown import band_words, placement_words
from bandstand.web.swatch import swatch_of

WIDTH = 100.0  # of a bar, in its own units
HARDLY_ANY = 3  # percent; less than that is the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A rough load as a bar: certain up to `low`, perhaps up to `high`, of `WIDTH`; `words` None for what it is now."""

    low: float
    high: float
    words: Message | None

    @property
    def perhaps(self) -> float:
        """How long the uncertain part is."""
        return round(self.high - self.low, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRung:
    """One rung in words; `place` is later, next, here or below. `rung` None: there is nothing to tell it by.

    `dose` None: what will be asked there depends on the days before.
    """

    place: str
    rung: Message | None
    dose: Message | None
    swatch: str
    bar: Bar | None

    @property
    def label(self) -> Message:
        """Which of the rungs it is, seen from the person's own."""
        return Message(f"ladder.{self.place}")


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLadder:
    """The rungs from the top down, what the next step takes, how it begins, and what the last session said."""

    rungs: tuple[DrawnRung, ...]
    takes: tuple[Message, ...]
    begins: tuple[Message, ...]
    because: Message | None

    @property
    def has_next(self) -> bool:
        """Whether there is a step up to speak of."""
        return any(rung.place == "next" for rung in self.rungs)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnLadders:
    """The ladders of a plan by the key of their exercise, and what their bars show, told once."""

    by_key: Mapping[str, DrawnLadder]
    about_bars: tuple[Message, ...]


def ladders_of(plan: Plan, history: History, standing: Standing, today: date) -> DrawnLadders:
    """The ladder of every exercise that has one."""
    known = outlooks(plan, standing, history.bands, today)
    drawn = {key: _drawn(outlook) for key, outlook in known.items()}
    with_bars = [known[key] for key, ladder in drawn.items() if any(rung.bar for rung in ladder.rungs)]
    return DrawnLadders(by_key=drawn, about_bars=tuple(_about_bars(with_bars)))


def _about_bars(shown: Sequence[Outlook]) -> Iterator[Message]:
    if any(outlook.is_measured for outlook in shown):
        yield Message("ladder.measured")
    if any(not outlook.is_measured for outlook in shown):
        yield Message("ladder.guessed")


def _drawn(outlook: Outlook) -> DrawnLadder:
    placed = tuple(_placed(outlook))
    most = max((foothold.load[1] for _, foothold in placed if foothold.load), default=0.0)
    rungs = tuple(_rung(place, foothold, outlook, most) for place, foothold in placed)
    return DrawnLadder(
        rungs=rungs,
        takes=outlook.takes,
        begins=tuple(_begins(outlook.here.asked, outlook.step)) if outlook.step else (),
        because=outlook.because,
    )


def _placed(outlook: Outlook) -> Iterator[tuple[str, Foothold]]:
    """From the hardest down."""
    for place, foothold in reversed(tuple(enumerate(outlook.above))):
        yield ("later" if place else "next", foothold)
    yield ("here", outlook.here)
    if outlook.below:
        yield ("below", outlook.below)


def _rung(place: str, foothold: Foothold, outlook: Outlook, most: float) -> DrawnRung:
    asked = foothold.asked
    return DrawnRung(
        place=place,
        rung=rung_words(asked),
        dose=None if place == "below" else dose_words(asked.dose, limb_of(asked)),
        swatch=swatch_of(asked),
        bar=_bar(foothold, outlook, most),
    )


def rung_words(asked: Prescription) -> Message | None:
    """Band, place and form, as far as each says something here."""
    band, place = band_words(asked), placement_words(asked)
    worn = Message("ladder.with_place", band=band, place=place) if band and place else band
    if not asked.variant or not _has_forms(asked):
        return worn
    form = Message("review.words", words=variant_name(asked))
    return Message("ladder.with_form", form=form, rung=worn) if worn else form


def _has_forms(asked: Prescription) -> bool:
    known = load_catalogue().get(asked.exercise) if asked.exercise else None
    return known is not None and len(known.variants) > 1


def _bar(foothold: Foothold, outlook: Outlook, most: float) -> Bar | None:
    if foothold.load is None or not most:
        return None
    low, high = foothold.load
    guessed = None if foothold is outlook.here else _against_now((low + high) / 2)
    words = _newton_metres(low, high) if outlook.is_measured else guessed
    return Bar(low=round(WIDTH * low / most, 1), high=round(WIDTH * high / most, 1), words=words)


def _newton_metres(low: float, high: float) -> Message:
    return Message("ladder.newton_metres", low=round(low), high=round(high))


def _against_now(share: float) -> Message:
    percent = _percent(share)
    if abs(percent) < HARDLY_ANY:
        return Message("ladder.as_now")
    return Message("ladder.more" if percent > 0 else "ladder.less", percent=abs(percent))


def _begins(now: Prescription, step: Step) -> Iterator[Message]:
    """How the next step begins, against all that is asked at the top of where the person stands."""
    percent = _percent(step.rise)
    id = "ladder.begins_more" if percent > 0 else "ladder.begins_less"
    begins, top = (dose_words(each.dose, limb_of(each)) for each in (step.after, at_the_top(now)))
    if abs(percent) < HARDLY_ANY:
        yield Message("ladder.begins_same", dose=begins, top=top)
    else:
        yield Message(id, dose=begins, top=top, percent=abs(percent))
    if step.is_smallest:
        yield Message("ladder.smallest")


def _percent(share: float) -> int:
    """How much more or less, in steps of five from ten upward: a guess has no finer marks."""
    exact = round(100 * share - 100)
    return 5 * round(exact / 5) if abs(exact) >= 10 else exact
