"""What a person reads in the log, day by day."""

import re
from collections.abc import Mapping
from datetime import date
from html import unescape

from tests.campaign.hostile.guest import Guest

DAY = '<section class="card log-day"'
OLDER = "Earlier days"
MOST = 10_000


def days(guest: Guest) -> Mapping[date, str]:
    """The markup of every day of the log, page after page."""
    found: dict[date, str] = {}
    for number in range(MOST):
        page = guest.get(f"/log/?page={number}").text
        for section in page.partition("</main>")[0].split(DAY)[1:]:
            named = re.search(r'id="day-([\d-]+)"', section)
            assert named is not None, "every day has its name"
            found[date.fromisoformat(named[1])] = section
        if OLDER not in page:
            break
    return found


def words_of(markup: str) -> str:
    """What a person reads in a piece of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", markup)).split()).replace(" ,", ",")
