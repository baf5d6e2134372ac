"""What the server tells its operator: one JSON object a line, on standard error."""

import json
import logging
import re
from datetime import UTC, datetime

# What opens something stands in few addresses; no line repeats it.
SECRETS = re.compile(r"(/account/new-passphrase/[^/\s]+/|/account/join/|/calendar/|/shared/)[^/\s]+")


class JsonLines(logging.Formatter):
    """Formats a record as one line; a traceback stands inside it, so that a line is always a whole."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "says": SECRETS.sub(r"\1...", record.getMessage()),
        }
        if record.exc_info:
            line["traceback"] = SECRETS.sub(r"\1...", self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)
