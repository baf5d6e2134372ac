"""The page of the week, the taps on it, and what a calendar program reads."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from bandstand.actions import calendar as weeks
from bandstand.actions import today as days
from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.calendar.board import HOURS, board_of
from bandstand.web.moment import moment_at, moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.trouble import status_of
from bandstand.words import say

# The secret of a new address waits in the browser that asked for it, and nowhere else, until it was read.
SHOWN_ONCE = "feed"
SHOWN_FOR = 300  # seconds


@require_safe
def calendar(request: PersonRequest) -> HttpResponse:
    """This week and the next."""
    return _page(request)


@require_POST
def rest(request: PersonRequest) -> HttpResponse:
    """A day of rest, or an active one. Both count."""
    active = request.POST.get("how") == "active"
    days.rest_day(request.person, _event(request), moment_of(request), active=active)
    return redirect.to("calendar")


@require_POST
def away(request: PersonRequest) -> HttpResponse:
    """Days away, or back again."""
    event, moment = _event(request), moment_of(request)
    if request.POST.get("do") == "back":
        weeks.come_back(request.person, event, moment)
        return redirect.to("calendar")
    since, until = _date(request.POST.get("since", "")), _date(request.POST.get("until", ""))
    return _done_or_told(request, "away", lambda: weeks.go_away(request.person, event, since, until, moment))


@require_POST
def stretches(request: PersonRequest) -> HttpResponse:
    """Which stretches make a session of their own."""
    weeks.choose_stretches(request.person, _event(request), request.POST.getlist("stretch"), moment_of(request))
    return redirect.to("calendar", part="stretching")


@require_POST
def feed(request: PersonRequest) -> HttpResponse:
    """A new secret address, or none any more."""
    answer, moment = redirect.to("calendar", part="feed"), moment_of(request)
    if request.POST.get("do") == "close":
        weeks.close_feed(request.person, _event(request), moment)
        answer.delete_cookie(SHOWN_ONCE, path=reverse("calendar"), samesite="Strict")
        return answer
    hour = request.POST.get("hour", "")
    secret = weeks.make_feed(request.person, moment, int(hour) if hour in dict(HOURS) else None)
    answer.set_cookie(
        SHOWN_ONCE,
        secret,
        max_age=SHOWN_FOR,
        path=reverse("calendar"),
        httponly=True,
        samesite="Strict",
        secure=request.is_secure(),
    )
    return answer


@login_not_required  # the secret is what opens it
@require_safe
def read(request: HttpRequest, secret: str) -> HttpResponse:
    """The week for a calendar program; under any other secret there is nothing here."""
    whose = weeks.whose_feed(secret)
    text = weeks.feed(whose, secret, _moment_of_feed(request, whose))
    if text is None:
        raise Http404
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'inline; filename="bandstand.ics"'
    return answer


def _moment_of_feed(request: HttpRequest, whose: UUID) -> Moment:
    """Now, on the date of the zone the address was made in: a calendar program has no zone of its own."""
    now = moment_of(request)
    return moment_at(now.now_ms, weeks.zone_of_feed(whose) or now.zone)


def _event(request: PersonRequest) -> UUID:
    return redirect.uuid_or_404(request.POST.get("event", ""))


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _done_or_told(request: PersonRequest, part: str, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except BandstandError as trouble:
        return _page(request, trouble=say(trouble.message), at=part, status=status_of(trouble))
    return redirect.to("calendar")


def _page(request: PersonRequest, *, trouble: str = "", at: str = "", status: int = 200) -> HttpResponse:
    seen = weeks.calendar(request.person, moment_of(request))
    told = {
        "board": board_of(seen, _address(request)),
        "plan": seen.plan,
        "trouble": trouble,
        "trouble_at": at,
        "since": request.POST.get("since", ""),
        "until": request.POST.get("until", ""),
    }
    return render(request, "calendar/calendar.html", told, status=status)


def _address(request: PersonRequest) -> str:
    """The whole address of the feed, while its secret is still with the browser that made it."""
    secret = request.COOKIES.get(SHOWN_ONCE, "")
    if not secret or not weeks.opens_feed(history_of(request.person), secret):
        return ""
    return request.build_absolute_uri(reverse("feed_read", args=[secret]))
