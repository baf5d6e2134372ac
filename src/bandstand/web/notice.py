"""What every page says above all else, while something is wrong with the log or in the way of keeping it."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpRequest

from bandstand import store
from bandstand.quantity import Message
from bandstand.words import say


def notice(_: HttpRequest) -> Mapping[str, str]:
    """The sentence for `base.html`, empty while all is well: the log is damaged, or the last write did not go in."""
    told: Message | None = getattr(settings, "NOTICE", None)
    trouble = store.in_the_way()
    said = told or (trouble.message if trouble else None)
    return {"notice": say(said) if said else ""}
