"""Forms post and redirect: the answer to a tap is an address to look at, so that a reload sends nothing twice."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode
from uuid import UUID

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse


class SeeOther(HttpResponseRedirect):
    """303: look there, with GET."""

    status_code = 303


def to(name: str, *args: object, part: str = "", told: Mapping[str, str] | None = None) -> SeeOther:
    """See a page by its name; `part` is the place on it, `told` what the page should know of what was done."""
    query = urlencode({each: value for each, value in (told or {}).items() if value})
    return SeeOther(reverse(name, args=args) + (f"?{query}" if query else "") + (f"#{quote(part)}" if part else ""))


def uuid_or_404(text: str) -> UUID:
    """An id a form named. Nonsense is as good as unknown."""
    try:
        return UUID(text)
    except ValueError as trouble:
        raise Http404 from trouble
