"""What every page says above all else, while something is in the way of keeping what is logged."""

from collections.abc import Mapping

from django.http import HttpRequest

from bandstand import store
from bandstand.words import say


def house(request: HttpRequest) -> Mapping[str, str]:
    """The sentence for whoever looks after this home; empty while all is well."""
    trouble = store.in_the_way()
    return {"in_the_way": say(trouble.message) if trouble else ""}
