"""Today is today where the person is, whatever the server's clock says."""

from datetime import UTC, date, datetime

import pytest

from bandstand.web.moment import moment_at

MIDNIGHT_ISH = int(datetime(2026, 11, 22, 23, 30, tzinfo=UTC).timestamp() * 1000)


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("UTC", date(2026, 11, 22)),
        ("Europe/Vienna", date(2026, 11, 23)),
        ("America/New_York", date(2026, 11, 22)),
        ("Pacific/Kiritimati", date(2026, 11, 23)),
    ],
)
def test_the_date_is_what_a_calendar_there_says(zone: str, day: date) -> None:
    moment = moment_at(MIDNIGHT_ISH, zone)
    assert (moment.zone, moment.today) == (zone, day)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../../etc/passwd", "<script>", "\0"])
def test_a_zone_nobody_knows_is_passed_over(zone: str) -> None:
    assert moment_at(MIDNIGHT_ISH, zone).zone != zone
