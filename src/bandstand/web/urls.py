"""Every address, by family."""

from django.urls import URLPattern, URLResolver, include, path

from bandstand.web import errors

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include("bandstand.web.api.urls")),
]

handler400 = errors.bad_request
handler403 = errors.denied
handler404 = errors.missing
handler500 = errors.broken
