"""The address a browser is at, and whether it makes passkeys there."""

import ipaddress
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """The one the operator named, since a program in front may hand on under another; else the request's own."""
    return settings.URL or f"{request.scheme}://{request.get_host()}"


def takes_passkeys(request: HttpRequest) -> bool:
    """Whether a browser makes passkeys for this address: only for a name, and only where the way is secure."""
    at = urlsplit(origin_of(request))
    host = at.hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return at.scheme == "https" or host == "localhost"
    return False
