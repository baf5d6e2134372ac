"""What links open: a new passphrase for whoever forgot theirs, and an account for whoever was invited."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from bandstand import store
from bandstand.actions import accounts
from bandstand.quantity import BandstandError, Message
from bandstand.web import errors
from bandstand.web.account import post
from bandstand.web.account.known import place_of
from bandstand.web.account.tries import TRIES
from bandstand.web.account.views import LONGEST_EMAIL, look_or_send
from bandstand.web.moment import moment_of
from bandstand.web.redirect import to
from bandstand.words import say


@login_not_required
@look_or_send
def forgot(request: HttpRequest) -> HttpResponse:
    """Ask for a link to a new passphrase. Whether there is such an account is told to nobody."""
    if request.method == "POST" and post.is_there:
        _send(request, accounts.letter_for_new_passphrase)
    return render(request, "account/forgot.html", {"sent": request.method == "POST", "post": post.is_there})


@login_not_required
@look_or_send
def new_passphrase(request: HttpRequest, id: UUID, token: str) -> HttpResponse:
    """Choose a new passphrase, by a link that opens once. All browsers of the account are logged out by that."""
    holder = store.holder_for(id, token)
    if holder is None:
        return _closed(request)
    if request.method != "POST":
        return _choose(request, holder.email, "new")
    try:
        accounts.change_passphrase(holder.account, holder.email, request.POST.get("new", ""))
    except BandstandError as refusal:
        return _choose(request, holder.email, "new", refusal)
    return to("log_in", told={"told": "changed"})


@login_not_required
@look_or_send
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Make an account, by an invitation that opens once."""
    email = store.invited(token)
    if email is None:
        return _closed(request)
    if request.method != "POST":
        return _choose(request, email, "join")
    try:
        accounts.add(email, request.POST.get("new", ""), moment_of(request).now_ms)
    except BandstandError as refusal:
        return _choose(request, email, "join", refusal)
    return to("log_in", told={"told": "joined"})


@login_not_required
@look_or_send
def register(request: HttpRequest) -> HttpResponse:
    """Ask to be invited, where the operator opened this Bandstand to everybody who can read their own post."""
    if not (settings.REGISTRATION_OPEN and post.is_there):
        raise Http404
    if request.method == "POST":
        _send(request, accounts.letter_of_invitation)
    return render(request, "account/register.html", {"sent": request.method == "POST"})


def _send(request: HttpRequest, letter: post.Letter) -> None:
    """Post a letter, unless one address asked too often. It takes as long whether or not there is an account."""
    email = store.plain_email(request.POST.get("email", "")[:LONGEST_EMAIL])
    if not TRIES.seconds_to_wait(f"post {email}", place_of(request, email)):
        post.send(letter, email)


def _choose(request: HttpRequest, email: str, what: str, refusal: BandstandError | None = None) -> HttpResponse:
    shown = {"email": email, "what": what, "trouble": say(refusal.message) if refusal else ""}
    return render(request, "account/choose.html", shown, status=400 if refusal else 200)


def _closed(request: HttpRequest) -> HttpResponse:
    """A link that was used, is too old, or never was one: the same for all."""
    says = errors.Sentence(say(Message("account.link_closed")), say(Message("account.ask_anew")))
    return errors.page(request, 404, says=says)
