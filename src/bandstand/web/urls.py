"""Every address, by family."""

from django.urls import URLPattern, URLResolver

from bandstand.web import errors

urlpatterns: list[URLPattern | URLResolver] = []

handler400 = errors.bad_request
handler403 = errors.denied
handler404 = errors.missing
handler500 = errors.broken
