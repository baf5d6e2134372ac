"""A request as our views see it: whose it is, and when it is for them."""

from uuid import UUID

from django.http import HttpRequest


class PersonRequest(HttpRequest):
    """A request with the person it acts for. The log-in names them, never the request's own words."""

    person: UUID
