"""The browsers that are logged in, as Django's sessions. What a cookie holds is kept as a hash only.

So neither the database nor a copy of it holds anything that opens a door. A log-in ends 30 days after it was last
used; that it was used is noted once a day, so that logging a set writes nothing here.
"""

import hashlib
import secrets
import time
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import connection

from bandstand.store.trouble import told_plainly

_READ = "SELECT body, until FROM store_login WHERE hash = %s AND until > %s"
_PUT = "INSERT INTO store_login (hash, account_id, body, until) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING"
_CHANGE = "UPDATE store_login SET account_id = %s, body = %s, until = %s WHERE hash = %s"
KEY_BYTES = 32  # 256 bits of chance
DAY = 86_400_000
FOR_A_STRANGER = 3_600_000  # what is not logged in has no reason to stay


def hashed(key: str) -> str:
    """What is kept of a cookie: it holds more chance than anybody can try."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def now_ms() -> int:
    """UTC in milliseconds."""
    return time.time_ns() // 1_000_000


class SessionStore(SessionBase):
    """One log-in. The names are Django's."""

    until = 0

    def exists(self, session_key: str) -> bool:
        """Whether a cookie with this would be known."""
        return _one("SELECT 1 FROM store_login WHERE hash = %s", [hashed(session_key)]) is not None

    def create(self) -> None:
        """Begin, under a key that nobody has."""
        vars(self).setdefault("_session_cache", {})  # nothing stands under a new key that could be loaded
        while True:
            self._session_key = secrets.token_urlsafe(KEY_BYTES)
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Keep it. One that was ended meanwhile, by a log-out elsewhere, is never brought back."""
        if self.session_key is None:
            return self.create()
        told = dict(self.items())
        account, body, key = told.get(SESSION_KEY), self.encode(told), hashed(self.session_key)
        self.until = now_ms() + (settings.SESSION_COOKIE_AGE * 1000 if account else FOR_A_STRANGER)
        whose = account.replace("-", "") if account else None
        if must_create:
            if not _do(_PUT, [key, whose, body, self.until]):
                raise CreateError
        elif not _do(_CHANGE, [whose, body, self.until, key]):
            raise UpdateError
        return None

    def load(self) -> dict[str, Any]:
        """What is kept under the cookie's key; under one that is not known, nothing."""
        row = _one(_READ, [hashed(self.session_key or ""), now_ms()])
        if row is None:
            self._session_key = None
            return {}
        self.until = int(row[1])
        return self.decode(row[0])

    def delete(self, session_key: str | None = None) -> None:
        """End it: the cookie opens nothing any more."""
        key = session_key or self.session_key
        if key is not None:
            _do("DELETE FROM store_login WHERE hash = %s", [hashed(key)])

    @classmethod
    def clear_expired(cls) -> None:
        """Forget those whose time is over."""
        _do("DELETE FROM store_login WHERE until <= %s", [now_ms()])

    @property
    def is_to_be_noted(self) -> bool:
        """Whether it was last noted more than a day ago that this log-in is used."""
        return 0 < self.until < now_ms() + settings.SESSION_COOKIE_AGE * 1000 - DAY


def _one(question: str, values: list[str | int]) -> tuple[Any, ...] | None:
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(question, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
    return row


def _do(statement: str, values: list[Any]) -> int:
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)
