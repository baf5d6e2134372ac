"""Answers when something is not as it should be: a clear sentence, what to do next, and nothing lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.core.exceptions import RequestDataTooBig, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render

from bandstand.quantity import BandstandError, Message
from bandstand.store import StoreTrouble
from bandstand.web.trouble import say_when_to_try_again, status_of
from bandstand.words import say


@dataclass(frozen=True, slots=True)
class Sentence:
    """What an error page says: what happened, and what to do next."""

    happened: str
    next: str


SENTENCES: Mapping[int, Sentence] = MappingProxyType(
    {
        400: Sentence("That request was not complete.", "Go back one page and try again. Nothing was lost."),
        403: Sentence("That did not come from this page.", "Go back to Today and try it from there. Nothing changed."),
        404: Sentence("There is no page here.", "The address may be mistyped, or the page has moved."),
        405: Sentence("This page cannot be used that way.", "Open it again from Today. Nothing changed."),
        413: Sentence(
            "That is too much at once.", "Copy only the part with the exercises, and paste that. Nothing was lost."
        ),
        500: Sentence(
            "Something went wrong here, not with you.", "What you logged is kept. Go back to Today and try again."
        ),
    }
)

FOREIGN_HOST = Sentence(
    "This address is not the one Bandstand answers to.",
    "Open the address that make run printed, or name this one in BANDSTAND_HOSTS.",
)
FOREIGN_ORIGIN = Sentence(
    "Another site tried to change something here.", "It was refused. Nothing changed, and you need do nothing."
)
NOT_TEXT = Sentence("That is not text.", "Open it, copy the words, and paste them here. Nothing was lost.")
OLD_FORM = Sentence(
    "This page was open too long, or cookies are off.", "Open it again and send it once more. Nothing changed."
)


def wants_json(request: HttpRequest) -> bool:
    """Whether a program is asking: then it gets an object, not a page."""
    return request.path.startswith("/api/")


def page(
    request: HttpRequest, status: int, like: HttpResponseBase | None = None, *, says: Sentence | None = None
) -> HttpResponse:
    """The page for one status; `like` is an answer whose headers (Allow) go with it."""
    sentence = says or SENTENCES.get(status, SENTENCES[400])
    if wants_json(request):
        answer: HttpResponse = JsonResponse({"error": f"{sentence.happened} {sentence.next}"}, status=status)
    else:
        answer = render(request, "error.html", {"sentence": sentence, "status": status}, status=status)
    if like is not None and "Allow" in like.headers:
        answer.headers["Allow"] = like.headers["Allow"]
    return answer


def situation(request: HttpRequest, error: BandstandError) -> HttpResponse:
    """A situation that no view answered: its own sentence, and the way back."""
    waits = isinstance(error, StoreTrouble)  # whether anything was lost cannot be told where the log is in trouble
    then = "Your phone keeps what you log until this works again." if waits else "Go back one page. Nothing was lost."
    said = Sentence(say(error.message), then)
    return say_when_to_try_again(page(request, status_of(error), says=said), error)


def foreign_host(request: HttpRequest) -> HttpResponse:
    """The Host header names somebody else's house."""
    return page(request, 400, says=FOREIGN_HOST)


def foreign_origin(request: HttpRequest) -> HttpResponse:
    """Another site's page tried to write here."""
    return page(request, 403, says=FOREIGN_ORIGIN)


def too_big_a_file(request: HttpRequest) -> HttpResponse:
    """A document too large to look into: the same sentence that the page itself would say."""
    says = Sentence(say(Message("upload.too_big")), "Go back one page and try again. Nothing was lost.")
    return page(request, 413, says=says)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django could not make sense of the request, or it was too large to read."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFilesSent)
    return page(request, 413 if too_much else 400)


def denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Something that is not allowed."""
    return page(request, 403)


def old_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: `reason` is for developers and is not shown."""
    return page(request, 403, says=OLD_FORM)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Not there, or not yours: the same answer for both."""
    return page(request, 404)


def broken(request: HttpRequest) -> HttpResponse:
    """A bug of ours. Nothing of it is shown."""
    return page(request, 500)
