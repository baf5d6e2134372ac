"""What the API cannot do, as a status and a sentence. Whatever is refused, the phone still has."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from bandstand import store
from bandstand.quantity import BandstandError, Message
from bandstand.web.trouble import say_when_to_try_again, status_of
from bandstand.words import say


class Refusal(BandstandError):
    """A request that cannot be read or is not let in; `status` is its HTTP status."""

    def __init__(self, status: int, message: Message) -> None:
        super().__init__(message)
        self.status = status


def answer_in_words(api: NinjaAPI) -> None:
    """Have every situation answered with its sentence."""
    api.add_exception_handler(Refusal, _refused)
    api.add_exception_handler(store.StoreTrouble, _trouble)
    api.add_exception_handler(ValidationError, _unreadable)


def _refused(request: HttpRequest, refusal: Refusal | type[Refusal]) -> JsonResponse:
    assert isinstance(refusal, Refusal), "a raised exception is an instance"
    return in_words(refusal.status, refusal.message)


def _trouble(request: HttpRequest, trouble: store.StoreTrouble | type[store.StoreTrouble]) -> HttpResponse:
    assert isinstance(trouble, store.StoreTrouble), "a raised exception is an instance"
    return say_when_to_try_again(in_words(status_of(trouble), trouble.message), trouble)


def _unreadable(request: HttpRequest, error: ValidationError | type[ValidationError]) -> JsonResponse:
    return in_words(400, Message("api.unreadable_address"))


def in_words(status: int, message: Message) -> JsonResponse:
    """An answer that says what is wrong."""
    return JsonResponse({"error": say(message)}, status=status)
