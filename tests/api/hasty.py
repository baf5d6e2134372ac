"""A house with a fault put in on purpose: it names events as kept before it has committed them."""

import io
import json
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from bandstand.wsgi import application as house

COMMITS_AFTER_S = 0.05


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer a letter at once; keep it a moment later."""
    if environ["REQUEST_METHOD"] != "POST":
        return house(environ, start_response)
    body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
    threading.Thread(target=keep, args=({**environ, "wsgi.input": io.BytesIO(body)},), daemon=True).start()
    answer = json.dumps({"stored": [item["id"] for item in json.loads(body)["events"]], "epoch": "", "cursor": 0})
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(answer)))])
    return [answer.encode()]


def keep(environ: dict[str, Any]) -> None:
    """What should have been done before anything was said."""
    time.sleep(COMMITS_AFTER_S)
    list(house(environ, unheard))


def unheard(*_said: object) -> Callable[[bytes], object]:
    """Nobody waits for this answer any more."""
    return len
