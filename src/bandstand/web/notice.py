"""What every page says above all else, while something is in the way of keeping what is logged."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest

from bandstand import store
from bandstand.quantity import Message
from bandstand.words import say


def house(request: HttpRequest) -> Mapping[str, str]:
    """The sentence for whoever looks after this home; empty while all is well."""
    return {"in_the_way": _in_the_way()}


def _in_the_way() -> str:
    if settings.READ_ONLY:
        return say(Message("store.read_only"))
    trouble = store.in_the_way()
    return say(trouble.message) if trouble else ""
