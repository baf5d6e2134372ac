"""Settings: what one owns, what it is about, what to watch, and where everything is kept."""

import shlex
from collections.abc import Callable

from django.db import connection
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from bandstand import store
from bandstand.actions.known import history_of
from bandstand.actions.profile import set_bands, set_practice, set_profile
from bandstand.actions.reminders import add_device, forget_devices, reminding, set_reminders
from bandstand.actions.safekeeping import safekeeping
from bandstand.home import Home
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.settings import copies, forms, reminder_forms
from bandstand.web.trouble import status_of
from bandstand.words import say


@require_safe
def settings(request: PersonRequest) -> HttpResponse:
    """Everything that can be told or changed, on one page."""
    return _page(request)


@require_POST
def bands(request: PersonRequest) -> HttpResponse:
    """Tell which bands are owned."""
    return _done_or_told(
        request,
        "bands",
        lambda: set_bands(
            request.person, forms.bands_in(request.POST), forms.latex_in(request.POST), moment_of(request)
        ),
    )


@require_POST
def profile(request: PersonRequest) -> HttpResponse:
    """Tell what it is about, and what to be careful with."""
    return _done_or_told(
        request,
        "profile",
        lambda: set_profile(
            request.person,
            forms.complaint_in(request.POST),
            forms.precautions_in(request.POST),
            moment_of(request),
            under_18=forms.under_18_in(request.POST),
        ),
    )


@require_POST
def practice(request: PersonRequest) -> HttpResponse:
    """Tell how sessions should go. What the form does not ask stays as it was."""
    told = forms.practice_in(request.POST, history_of(request.person).practice)
    return _done_or_told(request, "practice", lambda: set_practice(request.person, told, moment_of(request)))


@require_POST
def reminders(request: PersonRequest) -> HttpResponse:
    """Choose whether, when and how to be reminded."""
    wanted = reminder_forms.reminders_in(request.POST)
    return _done_or_told(request, "reminders", lambda: set_reminders(request.person, wanted, moment_of(request)))


@require_POST
def reminder_device(request: PersonRequest) -> HttpResponse:
    """Remind on this device, or on none any more."""
    if request.POST.get("do") == "forget":
        return _done_or_told(request, "reminders", lambda: forget_devices(request.person))
    device = reminder_forms.device_in(request.POST)
    return _done_or_told(request, "reminders", lambda: add_device(request.person, device, moment_of(request)))


def _done_or_told(request: PersonRequest, part: str, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except BandstandError as trouble:
        return _page(request, trouble=say(trouble.message), at=part, status=status_of(trouble))
    return _back(request, part)


def _back(request: PersonRequest, part: str) -> HttpResponse:
    """To the page the form stood on, and there to the place it names; never to another house."""
    place = request.POST.get("next", "")
    if place.startswith("/") and url_has_allowed_host_and_scheme(place, allowed_hosts=None):
        return redirect.SeeOther(place if "#" in place else f"{place}?saved={part}#optional")
    return redirect.SeeOther(f"/settings/?saved={part}#{part}")


def _page(request: PersonRequest, *, trouble: str = "", at: str = "", status: int = 200) -> HttpResponse:
    history = history_of(request.person)
    told = {
        **forms.standing(history),
        "reminding": reminder_forms.standing(reminding(request.person)),
        "is_owner": request.person == store.the_person(),  # where it is kept is no other person's business
        "copies": _copies(request),
        "home": Home.chosen().folder,
        "command": f"BANDSTAND_HOME={shlex.quote(str(Home.chosen().folder))} .venv/bin/bandstand",
        "trouble": trouble,
        "trouble_at": at,
        "saved": request.GET.get("saved", ""),
    }
    return render(request, "settings/settings.html", told, status=status)


def _copies(request: PersonRequest) -> copies.CopiesTold | None:
    """How the copies stand; None on PostgreSQL, which has its own."""
    if connection.vendor != "sqlite":
        return None
    moment = moment_of(request)
    return copies.told(safekeeping(Home.chosen().backups, moment.now_ms), moment)
