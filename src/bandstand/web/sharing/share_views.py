"""The author's page: what is to be seen, how it will look, the links that are open, and how to close them."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from bandstand.actions import sharing
from bandstand.actions.known import history_of
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import local_time, moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.sharing.forms import DAYS, ticks_of, wish_in
from bandstand.web.sharing.programme import programme_of
from bandstand.web.trouble import status_of
from bandstand.words import say

# The secret of a new link waits in the browser that asked for it, and nowhere else, until it was read.
SHOWN_ONCE = "shared"
SHOWN_FOR = 300  # seconds
HERE_ONLY = ("localhost", "127.", "[::1]")


@require_http_methods(["GET", "HEAD", "POST"])
def share(request: PersonRequest) -> HttpResponse:
    """Choose what leaves and see it as readers will; pressed once more, it has a link."""
    if history_of(request.person).plan is None:
        return render(request, "sharing/no_plan.html")
    plan = sharing.plan_to_share(request.person)
    wish = _wish(request) if request.method == "POST" else sharing.usual_wish(plan)
    if request.method != "POST" or request.POST.get("do") != "share":
        return _page(request, wish)
    try:
        return _with_secret(request, sharing.share(request.person, wish, moment_of(request)))
    except BandstandError as trouble:
        return _page(request, wish, trouble=trouble)


@require_POST
def stop(request: PersonRequest, id: UUID) -> HttpResponse:
    """Nobody reads it any more, from now on."""
    sharing.stop(request.person, id, moment_of(request))
    answer = redirect.to("share", part="shares")
    answer.delete_cookie(SHOWN_ONCE, path=reverse("share"), samesite="Strict")
    return answer


def in_list() -> bool:
    """Whether the operator of this installation opened a list of what its authors let it name."""
    return bool(settings.LISTING)


def _wish(request: PersonRequest) -> sharing.Wish:
    return wish_in(request.POST, in_list=in_list())


def _with_secret(request: PersonRequest, secret: str) -> HttpResponse:
    answer = redirect.to("share", part="link")
    answer.set_cookie(
        SHOWN_ONCE,
        secret,
        max_age=SHOWN_FOR,
        path=reverse("share"),
        httponly=True,
        samesite="Strict",
        secure=request.is_secure(),
    )
    return answer


def _page(request: PersonRequest, wish: sharing.Wish, *, trouble: BandstandError | None = None) -> HttpResponse:
    plan, moment = sharing.plan_to_share(request.person), moment_of(request)
    try:
        seen = programme_of(sharing.snapshot(plan, wish))
    except BandstandError as too_long:
        trouble, seen = trouble or too_long, None
    shares = sharing.shares(request.person, moment)
    told = {
        "wish": wish,
        "ticks": list(ticks_of(plan, wish)),
        "days": DAYS,
        "seen": seen,
        "left_out": len(plan.trained) - len(seen.told) if seen else 0,
        "shares": [(each, local_time(each.ends_at, moment.zone).date()) for each in shares],
        "address": _address(request),
        "here_only": request.get_host().startswith(HERE_ONLY),
        "in_list": in_list(),
        "trouble": say(trouble.message) if trouble else "",
    }
    return render(request, "sharing/share.html", told, status=status_of(trouble) if trouble else 200)


def _address(request: PersonRequest) -> str:
    """The whole new link, while its secret is with the browser that made it and its author still shares it.

    A browser may have changed hands since: nobody is shown another person's link.
    """
    secret, moment = request.COOKIES.get(SHOWN_ONCE, ""), moment_of(request)
    found = sharing.share_at(secret, moment, in_list=False) if secret else None
    if found is None or found.id not in {each.id for each in sharing.shares(request.person, moment)}:
        return ""
    return request.build_absolute_uri(reverse("shared", args=[secret]))
