"""Days lived before a page is opened: told through the same verbs, only earlier."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

from bandstand import store
from bandstand.actions import check_ins, profile, safety, sessions, sheets
from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.actions.proposals import EVERYTHING
from bandstand.actions.rehearsal import Feeling, rehearse
from bandstand.journal.facts import CheckIn, DayKind, SafetyCheck
from bandstand.prescription import Band
from bandstand.progress.safety import check_due
from bandstand.quantity import Effort, Pain, RepsLeft
from tests.web.sheets import HIP

EASY = Feeling(pre=Pain(1), peak=Pain(1), after=Pain(1), left=RepsLeft(3), effort=Effort(6))


class Life:
    """One person's earlier days."""

    def __init__(self, person: UUID, today: date) -> None:
        self.person = person
        self.today = today

    def at(self, ago: int, hour: int = 1) -> Moment:
        """So many days ago."""
        day = self.today - timedelta(days=ago)
        told = min(datetime.combine(day, time(hour), tzinfo=UTC), datetime.now(UTC) - timedelta(seconds=1))
        return Moment(now_ms=int(told.timestamp() * 1000), zone="UTC", today=day)

    def begins(self, ago: int, *, sheet: str = HIP, bands: tuple[str, ...] = ("yellow", "red")) -> None:
        """A sheet was accepted, with bands and a safety check, so many days ago."""
        moment = self.at(ago)
        owned = [Band(ordinal=place, colour=colour) for place, colour in enumerate(bands, start=1)]
        profile.set_bands(self.person, owned, "fine", moment)
        draft = sheets.read_sheet(self.person, sheet, moment)
        sheets.take_all_proposals(self.person, draft)
        sheets.accept(self.person, draft, moment)
        self.is_checked(ago)

    def is_checked(self, ago: int, *signs: str) -> None:
        """A safety check was answered."""
        safety.check(self.person, uuid4(), SafetyCheck(signs=signs, facts_asked=True), self.at(ago))

    def wakes(self, ago: int, pain: int) -> None:
        """A morning's answer was given."""
        moment = self.at(ago)
        check_ins.check_in(self.person, uuid4(), CheckIn(of=moment.today, morning=Pain(pain)), moment)

    def averages(self, ago: int, pain: int) -> None:
        """A day's average was told the day after."""
        of = self.at(ago).today
        moment = self.at(ago - 1)
        check_ins.check_in(self.person, uuid4(), CheckIn(of=moment.today, average_of=of, average=Pain(pain)), moment)

    def trains(self, ago: int, feeling: Feeling = EASY, *, events: int | None = None) -> None:
        """A session was played; with `events`, only so many of them were told."""
        moment = self.at(ago, 2)
        if check_due(history_of(self.person), moment.today) is not None:
            self.is_checked(ago)
        id = sessions.start(self.person, moment, day=DayKind.FULL, taking=EVERYTHING)
        told = rehearse(sessions.script(self.person, id), feeling, moment, device="test")[:events]
        store.write(self.person, told, received_at=moment.now_ms)
