"""What every page says first while something is wrong with the log itself."""

from django.conf import settings
from django.http import HttpRequest

from bandstand.quantity import Message
from bandstand.words import say


def notice(_: HttpRequest) -> dict[str, str]:
    """The sentence for `base.html`, empty while all is well."""
    told: Message | None = getattr(settings, "NOTICE", None)
    return {"notice": say(told) if told else ""}
