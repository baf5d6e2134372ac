"""The API where it stands in the house, without the pages."""

from django.urls import include, path

from bandstand.web import errors

urlpatterns = [path("api/v1/", include("bandstand.web.api.urls"))]

handler400 = errors.bad_request
handler403 = errors.denied
handler404 = errors.missing
handler500 = errors.broken
