"""What the API cannot do, as a status and a sentence. Whatever is refused, the phone still has."""

from collections.abc import Mapping
from types import MappingProxyType

from django.http import HttpRequest, JsonResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from bandstand import store
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

SOON, LATER = 5, 60  # seconds until trying again makes sense

# 5xx only where this house cannot keep anything just now; each says when to try again.
_STATUS: Mapping[type[store.StoreTrouble], tuple[int, int]] = MappingProxyType(
    {
        store.DiskFull: (507, LATER),
        store.ReadOnly: (503, LATER),
        store.Busy: (503, SOON),
        store.Damaged: (503, LATER),
        store.Unreachable: (503, LATER),
    }
)


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


def _trouble(request: HttpRequest, trouble: store.StoreTrouble | type[store.StoreTrouble]) -> JsonResponse:
    assert isinstance(trouble, store.StoreTrouble), "a raised exception is an instance"
    status, again_after = _STATUS[type(trouble)]
    answer = in_words(status, trouble.message)
    answer.headers["Retry-After"] = str(again_after)
    return answer


def _unreadable(request: HttpRequest, error: ValidationError | type[ValidationError]) -> JsonResponse:
    return in_words(400, Message("api.unreadable_address"))


def in_words(status: int, message: Message) -> JsonResponse:
    """An answer that says what is wrong."""
    return JsonResponse({"error": say(message)}, status=status)
