"""What every page says above all else, while something is wrong with the log or in the way of keeping it."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest

from bandstand import store
from bandstand.quantity import Message
from bandstand.words import say


def notice(_: HttpRequest) -> Mapping[str, str]:
    """The sentence for `base.html`, empty while all is well."""
    wrong = _wrong()
    return {"notice": say(wrong) if wrong else ""}


def _wrong() -> Message | None:
    """The weightiest of: the log is damaged, the home is only read, what was last handed in did not go in."""
    told: Message | None = getattr(settings, "NOTICE", None)
    if told:
        return told
    if settings.READ_ONLY:
        return Message("store.read_only")
    trouble = store.in_the_way()
    return trouble.message if trouble else None
