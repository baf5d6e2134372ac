"""Letters by e-mail, where the operator set that up. They are sent aside, so that no answer waits for a post office."""

import logging
import threading
from collections.abc import Callable
from typing import TypeAlias

from django.conf import settings
from django.core.mail import send_mail
from django.db import connection
from django.urls import reverse

from bandstand.actions.accounts import Post
from bandstand.words import say

ASIDE = "a letter"  # what the thread of one is called
LOG = logging.getLogger(__name__)
Letter: TypeAlias = Callable[[str], Post | None]
is_there = bool(settings.MAIL and settings.URL)


def send(letter: Letter, email: str) -> None:
    """Write and send a letter, if there is one to write, in a thread of its own."""
    threading.Thread(target=_send, args=(letter, email), daemon=True, name=ASIDE).start()


def _send(letter: Letter, email: str) -> None:
    try:
        written = letter(email)
        if written is not None:
            _post(written, email)
    except OSError as trouble:  # SMTP's own errors are among these
        LOG.warning("a letter could not be sent: %s", type(trouble).__name__)
    finally:
        connection.close()


def _post(written: Post, email: str) -> None:
    """The link begins with the address the operator named, never with what a request calls this house."""
    link = settings.URL + reverse(written.opens, args=written.arguments)
    send_mail(say(written.subject), f"{say(written.told)}\n\n{link}\n\n{say(written.unasked)}\n", None, [email])
