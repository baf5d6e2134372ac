"""Passkeys: made, shown at the log-in, removed. The passphrase stays, and is the way back where a device is lost.

The library behind them is loaded when the first one is asked for: it takes 20 MB.
"""

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from bandstand import store
from bandstand.quantity import BandstandError, Message
from bandstand.store.entry import ByEmail
from bandstand.store.models import Account
from bandstand.store.trouble import told_plainly
from bandstand.web.account.at_the_door import account_of, way_on
from bandstand.web.account.known import remember
from bandstand.web.account.origin import origin_of, takes_passkeys
from bandstand.web.account.questions import QUESTIONS
from bandstand.web.account.views import door, look_or_send, refused, told_rightly
from bandstand.web.moment import moment_of
from bandstand.web.redirect import SeeOther, to
from bandstand.web.request import PersonRequest
from bandstand.words import say

LONGEST_NAME = 60
ANYBODY = ""  # whose a question is before it is known who answers


class NoPasskey(BandstandError):
    """Nothing was shown that opens this house."""

    def __init__(self) -> None:
        super().__init__(Message("account.no_passkey"))


@look_or_send
def passkeys(request: PersonRequest) -> HttpResponse:
    """One's own passkeys, and a new one."""
    mine = account_of(request)
    if mine is None:
        return to("account")
    if request.method != "POST":
        return _page(request, mine)
    try:
        _keep(request, mine)
    except BandstandError as refusal:
        return _page(request, mine, refusal)
    return to("passkeys", told={"told": "made"})


def _keep(request: HttpRequest, mine: Account) -> None:
    """Keep the passkey that was made for a question of ours. Raises BandstandError."""
    from bandstand.exchange import passkeys as webauthn  # when first used

    state = QUESTIONS.take(mine.id.hex, request.POST.get("question", ""))
    if state is None:
        raise NoPasskey
    made = webauthn.made(origin_of(request), state, request.POST.get("answer", ""))
    kept = store.KeptPasskey(
        id=made.id,
        account=mine.id,
        public=made.public,
        counter=made.counter,
        name=" ".join(request.POST.get("name", "").split())[:LONGEST_NAME],
        made_at=moment_of(request).now_ms,
    )
    if not store.add_passkey(kept):
        raise BandstandError(Message("account.have_passkey"))


def _page(request: HttpRequest, mine: Account, refusal: BandstandError | None = None) -> HttpResponse:
    shown = {
        "passkeys": store.passkeys_of(mine.id),
        "possible": takes_passkeys(request),
        "trouble": say(refusal.message) if refusal else "",
        "told": request.GET.get("told", ""),
    }
    return refused(render(request, "account/passkeys.html", shown), refusal)


@require_POST
def ask_to_make(request: PersonRequest) -> HttpResponse:
    """What a browser is asked for a new passkey, once its person has told the passphrase again."""
    from bandstand.exchange import passkeys as webauthn  # when first used

    mine = account_of(request)
    if mine is None:
        raise Http404
    try:
        told_rightly(request, mine.email)
    except BandstandError as refusal:
        return refused(JsonResponse({"error": say(refusal.message)}), refusal)
    known = [
        webauthn.Passkey(id=each.id, public=each.public, counter=each.counter) for each in store.passkeys_of(mine.id)
    ]
    asked = webauthn.ask_to_make(origin_of(request), mine.id, mine.email, known)
    return JsonResponse({"question": QUESTIONS.keep(mine.id.hex, asked.state), "options": asked.options})


@require_POST
def remove(request: PersonRequest, key: str) -> HttpResponse:
    """This passkey opens nothing any more."""
    mine = account_of(request)
    if mine is None or not store.remove_passkey(mine.id, key):
        raise Http404
    return to("passkeys", told={"told": "removed"})


@login_not_required
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """What a browser is asked at the log-in. Nobody is named, so nothing is told of who has an account."""
    from bandstand.exchange import passkeys as webauthn  # when first used

    asked = webauthn.ask_to_show(origin_of(request))
    return JsonResponse({"question": QUESTIONS.keep(ANYBODY, asked.state), "options": asked.options})


@login_not_required
@require_POST
def log_in(request: HttpRequest) -> HttpResponse:
    """Whoever shows a passkey of theirs is logged in, as with a passphrase."""
    try:
        account = _shown(request)
    except BandstandError as refusal:
        return door(request, refusal)
    with told_plainly():
        login(request, account)
    answer = SeeOther(way_on(request, request.POST.get("next", "")))
    remember(answer, account.email)
    return answer


def _shown(request: HttpRequest) -> Account:
    """Whose passkey answered a question of ours. Raises BandstandError, the same for one that nobody has."""
    from bandstand.exchange import passkeys as webauthn  # when first used

    state, answer = QUESTIONS.take(ANYBODY, request.POST.get("question", "")), request.POST.get("answer", "")
    kept = store.passkey(webauthn.named_in(answer)) if state else None
    account = ByEmail().get_user(kept.account) if kept else None
    if state is None or kept is None or account is None:
        raise NoPasskey
    known = webauthn.Passkey(id=kept.id, public=kept.public, counter=kept.counter)
    counter = webauthn.shown(origin_of(request), state, answer, known, account.id)
    if not store.passkey_used(kept.id, kept.counter, counter):
        raise NoPasskey
    return account
