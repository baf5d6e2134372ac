"""Who is at the door: somebody who is logged in, the one person of an open home, or somebody who has to log in."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from bandstand import store
from bandstand.quantity import Message
from bandstand.store.logins import SessionStore
from bandstand.store.models import Account
from bandstand.web.redirect import SeeOther
from bandstand.words import say

READS = frozenset({"GET", "HEAD"})


def person_of(request: HttpRequest) -> UUID | None:
    """Whose request this is; None where somebody has to log in first."""
    account = account_of(request)
    if account is None:
        return store.owner_while_open()
    if isinstance(request.session, SessionStore) and request.session.is_to_be_noted and request.method in READS:
        request.session.modified = True
    return account.person_id


def account_of(request: HttpRequest) -> Account | None:
    """Who is logged in here, None for nobody. A browser that never logged in costs no statement.

    Django's own middleware would do it too, and hold on to the request for as long as the collector likes.
    """
    if not hasattr(request, "user"):
        request.user = get_user(request)
    return request.user if isinstance(request.user, Account) else None


def ask_to_log_in(request: HttpRequest) -> HttpResponse:
    """The way in: for a page the log-in and then that page; a program and a form are told, and keep what they hold."""
    if request.path.startswith("/api/"):
        told = {"error": say(Message("account.log_in_first"))}
        return JsonResponse(told, status=401, headers={"WWW-Authenticate": "Bandstand"})
    if request.method in READS:
        return SeeOther(f"{reverse('log_in')}?{urlencode({'next': request.get_full_path()})}")
    return render(request, "account/sent_while_out.html", status=401)


def way_on(request: HttpRequest, told: str) -> str:
    """Where to go after the log-in: the page of this house that was asked for, never another house."""
    is_ours = told.startswith("/") and url_has_allowed_host_and_scheme(told, allowed_hosts=None)
    return told if is_ours else reverse("today")
