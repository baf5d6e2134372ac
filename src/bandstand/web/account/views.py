"""Logging in and out, and one's own passphrase."""

from typing import TypeVar

from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bandstand import store
from bandstand.actions import accounts
from bandstand.quantity import BandstandError, Message
from bandstand.store.models import Account
from bandstand.store.trouble import told_plainly
from bandstand.web.account.at_the_door import account_of, way_on
from bandstand.web.account.known import place_of, remember
from bandstand.web.account.origin import takes_passkeys
from bandstand.web.account.tries import TRIES
from bandstand.web.redirect import SeeOther, to
from bandstand.web.request import PersonRequest
from bandstand.words import say

Answer = TypeVar("Answer", bound=HttpResponse)
LONGEST_EMAIL = 254
look_or_send = require_http_methods(["GET", "HEAD", "POST"])


class WrongPassphrase(BandstandError):
    """The passphrase is not this account's; or there is no such account, which nobody is told."""

    def __init__(self) -> None:
        super().__init__(Message("account.wrong"))


class TooManyTries(BandstandError):
    """Nothing is looked at for a while."""

    def __init__(self, seconds: int) -> None:
        minutes = -(-seconds // 60)
        super().__init__(Message("account.wait_one" if minutes == 1 else "account.wait", minutes=minutes))
        self.seconds = seconds


@login_not_required
@look_or_send
def log_in(request: HttpRequest) -> HttpResponse:
    """The way in. An open home, and whoever is in already, is led on."""
    onward = way_on(request, request.POST.get("next", request.GET.get("next", "")))
    if account_of(request) or store.owner_while_open():
        return SeeOther(onward)
    if request.method != "POST":
        return door(request)
    try:
        account = _let_in(request)
    except (WrongPassphrase, TooManyTries) as refusal:
        return door(request, refusal)
    answer = SeeOther(onward)
    remember(answer, account.email)
    return answer


def _let_in(request: HttpRequest) -> Account:
    """Whoever tells an account's passphrase is logged in under a new cookie; what the browser held before is dead."""
    account = told_rightly(request, store.plain_email(request.POST.get("email", "")[:LONGEST_EMAIL]))
    with told_plainly():
        login(request, account)
    request.session.clear_expired()
    return account


def told_rightly(request: HttpRequest, email: str) -> Account:
    """The account of an address whose passphrase was told. Raises WrongPassphrase, TooManyTries."""
    place = place_of(request, email)
    wait = TRIES.seconds_to_wait(email, place)
    if wait:
        raise TooManyTries(wait)
    with told_plainly():
        account = authenticate(request, username=email, password=request.POST.get("passphrase", ""))
    if not isinstance(account, Account):
        raise WrongPassphrase
    TRIES.right(email, place)
    return account


def door(request: HttpRequest, refusal: BandstandError | None = None) -> HttpResponse:
    """The page of the log-in, with what went wrong."""
    shown = {
        "next": request.POST.get("next", request.GET.get("next", "")),
        "email": request.POST.get("email", ""),
        "trouble": say(refusal.message) if refusal else "",
        "told": request.GET.get("told", ""),
        "passkeys": takes_passkeys(request),
    }
    return refused(render(request, "account/log_in.html", shown), refusal)


def refused(answer: Answer, refusal: BandstandError | None) -> Answer:
    """An answer with the status of what it tells."""
    if isinstance(refusal, TooManyTries):
        answer.status_code = 429
        answer.headers["Retry-After"] = str(refusal.seconds)
    elif refusal:
        answer.status_code = 403 if isinstance(refusal, WrongPassphrase) else 400
    return answer


@login_not_required
@require_POST
def log_out(request: HttpRequest) -> HttpResponse:
    """The cookie opens nothing any more. What waits on the phone stays there, under its person's name."""
    with told_plainly():
        logout(request)
    return to("log_in", told={"told": "out"})


@require_safe
def account(request: PersonRequest) -> HttpResponse:
    """One's own account; in an open home, how to make the first."""
    return render(
        request, "account/account.html", {"account": account_of(request), "told": request.GET.get("told", "")}
    )


@look_or_send
def passphrase(request: PersonRequest) -> HttpResponse:
    """Change one's own passphrase: every other browser is logged out by that."""
    mine = account_of(request)
    if mine is None:
        return to("account")
    if request.method != "POST":
        return render(request, "account/passphrase.html")
    try:
        told_rightly(request, mine.email)
        accounts.change_passphrase(mine.id, mine.email, request.POST.get("new", ""))
    except BandstandError as refusal:
        return refused(render(request, "account/passphrase.html", {"trouble": say(refusal.message)}), refusal)
    with told_plainly():
        mine.refresh_from_db()
        update_session_auth_hash(request, mine)
    return to("account", told={"told": "changed"})


@look_or_send
def erase(request: PersonRequest) -> HttpResponse:
    """Erase oneself: account, plan, log and all. It takes the passphrase, and cannot be undone."""
    mine = account_of(request)
    if mine is None:
        return to("account")
    if request.method != "POST":
        return render(request, "account/erase.html")
    try:
        told_rightly(request, mine.email)
    except BandstandError as refusal:
        return refused(render(request, "account/erase.html", {"trouble": say(refusal.message)}), refusal)
    with told_plainly():
        logout(request)
    store.erase_person(mine.person_id)
    return SeeOther(reverse("erased"))


@login_not_required
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """What was done, and what of it takes longer."""
    return render(request, "account/erased.html")
