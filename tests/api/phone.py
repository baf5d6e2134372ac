"""How a phone speaks to its home."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client

from bandstand.quantity import Json

JSON = "application/json"


class Wire:
    """Requests to the API, as a page of this home sends them."""

    def __init__(self) -> None:
        self._client = Client(headers={"host": "127.0.0.1:8000"})

    def log_in(self, account: UUID) -> None:
        """Be somebody who is logged in from now on."""
        self._client.force_login(get_user_model().objects.get(pk=account))

    def post(self, items: Sequence[Json], **headers: str) -> HttpResponse:
        """Send a letter of events."""
        return self.post_bytes(json.dumps({"events": items}).encode(), **headers)

    def post_bytes(self, body: bytes, *, content_type: str = JSON, **headers: str) -> HttpResponse:
        """Send anything at all."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        answer: Any = self._client.post(
            "/api/v1/events", body, content_type=content_type, headers=named, CONTENT_TYPE=content_type
        )
        assert isinstance(answer, HttpResponse)
        return answer

    def get(self, path: str, **query: str | int) -> HttpResponse:
        """Ask for something."""
        answer: Any = self._client.get(f"/api/v1/{path}", query)
        assert isinstance(answer, HttpResponse)
        return answer


def told(answer: HttpResponse) -> Mapping[str, Any]:
    """What an answer says."""
    assert answer.headers["Content-Type"] == JSON
    content: Mapping[str, Any] = json.loads(answer.content)
    return content
