"""A request as our views see it: whose home this is, and when it is for them."""

from uuid import UUID

from django.http import HttpRequest


class PersonRequest(HttpRequest):
    """A request with the person it acts for. Loopback needs no log-in: there is one person a home."""

    person: UUID
