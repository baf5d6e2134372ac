"""What a phone may keep of a page: whose it is, and which version of the house made it."""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpResponse

from bandstand.web.request import PersonRequest
from bandstand.web.version import house_version

P = ParamSpec("P")
View = Callable[Concatenate[PersonRequest, P], HttpResponse]
OK = 200


def kept_on_phone(view: View[P]) -> View[P]:
    """Mark a page for the phone's worker, which keeps it under its person's name and nowhere else."""

    @wraps(view)
    def marking(request: PersonRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if answer.status_code == OK and request.method == "GET":
            answer.headers["Bandstand-Keep"] = str(request.person)
            answer.headers["Bandstand-Version"] = house_version()
        return answer

    return marking


def tag_of(*parts: object) -> str:
    """A tag for what a page says: the same parts and the same version of the house make the same page."""
    said = "\0".join(map(str, (house_version(), *parts)))
    return f'"{hashlib.sha256(said.encode()).hexdigest()[:24]}"'
