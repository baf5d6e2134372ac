"""A file, or the part of it that was asked for (RFC 9110, section 14): what seeking in a sound needs."""

import re
from pathlib import Path

from django.http import HttpRequest, HttpResponse

PARTIAL, NOT_SATISFIABLE = 206, 416
_ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def whole_or_part(request: HttpRequest, file: Path, content_type: str) -> HttpResponse:
    """The answer for one file.

    It is read at once and never streamed: a player that pauses stops reading, and would hold one of few hands.
    """
    length = file.stat().st_size
    headers = {"Accept-Ranges": "bytes"}
    match _asked(request.headers.get("Range", ""), length):
        case None:
            return HttpResponse(file.read_bytes(), content_type=content_type, headers=headers)
        case (start, end) if start < end:
            headers["Content-Range"] = f"bytes {start}-{end - 1}/{length}"
            return HttpResponse(_read(file, start, end), content_type, status=PARTIAL, headers=headers)
    headers["Content-Range"] = f"bytes */{length}"
    return HttpResponse("There is no such part.", "text/plain", status=NOT_SATISFIABLE, headers=headers)


def _asked(header: str, length: int) -> tuple[int, int] | None:
    """The first byte and the one behind the last; None where the whole is asked for, or several parts, or nonsense."""
    found = _ONE_RANGE.fullmatch(header.strip())
    if found is None or found[1] == found[2] == "":
        return None
    if not found[1]:
        return max(0, length - int(found[2])), length
    end = min(int(found[2]) + 1, length) if found[2] else length
    return int(found[1]), end


def _read(file: Path, start: int, end: int) -> bytes:
    with file.open("rb") as opened:
        opened.seek(start)
        return opened.read(end - start)
