"""What every request passes on its way in, and every answer on its way out.

In this order: the policy, (static files), where the request came from, (the log-in's cookie), (the form's token),
plain text, the person.
"""

from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from bandstand import store
from bandstand.quantity import BandstandError
from bandstand.web import errors, policy
from bandstand.web.account.at_the_door import ask_to_log_in, person_of
from bandstand.web.request import PersonRequest

Answer = Callable[[HttpRequest], HttpResponseBase]
MIB = 1024 * 1024
MOST_BYTES = 4 * MIB  # a sheet has 64 KiB; this is a whole book
MOST_BYTES_WITH_FILE = 21 * MIB  # one document, and the form around it
TAKES_FILES = "read"  # the one page
LONGEST_NUMBER = 20
SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class PolicyMiddleware:
    """Stands first: no answer leaves without the policy, and none at all goes to a foreign Host."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request) if _is_ours(request) else errors.foreign_host(request)
        for name, value in policy.HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", policy.PERSONAL)
        if request.is_secure():
            response.headers.setdefault("Strict-Transport-Security", policy.SECURE_FROM_NOW_ON)
        return response


def _is_ours(request: HttpRequest) -> bool:
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


class SameOriginMiddleware:
    """Refuses whatever another site's page tries to write here, with or without a form token."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in SAFE:
            return self.get_response(request)
        if not _from_here(request):
            return errors.foreign_origin(request)
        _name_the_origin(request)
        return self.get_response(request)


def _from_here(request: HttpRequest) -> bool:
    """Whether our own page sent this. A request of no browser names neither header and is let on."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin == "null":  # an older browser under no-referrer: its forms still have to show their token
        return not errors.wants_json(request)
    return origin is None or origin == _own_origin(request)


def _own_origin(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _name_the_origin(request: HttpRequest) -> None:
    """Under no-referrer a browser hides the origin of its own forms; the form token would then be refused."""
    if request.headers.get("Origin") == "null":
        request.META["HTTP_ORIGIN"] = _own_origin(request)


class PlainTextMiddleware:
    """Refuses a form that is far too long, or holds what no keyboard writes, before anything reads it."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in SAFE or errors.wants_json(request):
            return self.get_response(request)
        if _length(request) > MOST_BYTES and not _may_hold_file(request):
            return errors.page(request, 413)
        if _length(request) > MOST_BYTES_WITH_FILE:
            return errors.too_big_a_file(request)
        if any("\0" in text for _, texts in request.POST.lists() for text in texts):
            return errors.page(request, 400, says=errors.NOT_TEXT)
        return self.get_response(request)


def _may_hold_file(request: HttpRequest) -> bool:
    return request.path == reverse(TAKES_FILES)


def _length(request: HttpRequest) -> int:
    told = request.headers.get("Content-Length", "0")
    return int(told) if told.isdecimal() and len(told) < LONGEST_NUMBER else 0


class PersonMiddleware:
    """Names the person: whoever is logged in; while no account is made, the one person of this home.

    A view that is marked `login_not_required` answers everybody, and for nobody in particular. Turns a situation into
    a page that says so.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        bare = isinstance(response, HttpResponse) and response.status_code >= 400 and not response.content
        return errors.page(request, response.status_code, response) if bare else response

    def process_view(
        self, request: PersonRequest, view: Callable[..., HttpResponseBase], args: object, kwargs: object
    ) -> HttpResponseBase | None:
        """Let a request on to its view under its person's name, or have somebody log in first."""
        if not getattr(view, "login_required", True):
            return None
        try:
            person = person_of(request)
        except store.StoreTrouble as trouble:
            return errors.situation(request, trouble)
        if person is None:
            return ask_to_log_in(request)
        request.person = person
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A situation is shown to the person as it stands; anything else is a bug and goes on as one."""
        return errors.situation(request, exception) if isinstance(exception, BandstandError) else None
