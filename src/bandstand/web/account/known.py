"""From where somebody tries to log in: a browser that was logged in before counts by itself."""

import secrets
from ipaddress import IPv4Address, ip_address, ip_network

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

COOKIE = f"{settings.ONLY_HERE}bandstand-known"
OF_A_HOUSE = 64  # bits of the longer addresses
A_YEAR = 365 * 24 * 3600


def _seal() -> signing.Signer:
    return signing.Signer(salt="bandstand.known")


def place_of(request: HttpRequest, email: str) -> str:
    """The browser, where this account was logged in with it before; otherwise the address it comes from."""
    try:
        whose, _, browser = _seal().unsign(request.COOKIES.get(COOKIE, "")).rpartition(" ")
    except signing.BadSignature:
        return _address(request)
    return browser if whose == email else _address(request)


def _address(request: HttpRequest) -> str:
    """Behind a program that makes the way secure, the address is what that program says last."""
    told = request.headers.get("X-Forwarded-For", "") if settings.SECURE else ""
    return _line_of(told.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", "")))


def _line_of(address: str) -> str:
    """An address as one line of one house: of the longer ones a house has more than anybody can count."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((int(found), OF_A_HOUSE), strict=False))


def remember(answer: HttpResponse, email: str) -> None:
    """Have this browser count by itself from now on. It opens nothing."""
    kept = _seal().sign(f"{email} {secrets.token_hex(8)}")
    answer.set_cookie(COOKIE, kept, max_age=A_YEAR, httponly=True, samesite="Lax", secure=settings.SECURE)
