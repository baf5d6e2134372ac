"""The addresses of the API, to be included under `api/v1/`. No page of documentation, only `openapi.json`."""

from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI

from bandstand.web.api.refusal import answer_in_words
from bandstand.web.api.views import router

api = NinjaAPI(title="Bandstand", version="1", docs_url=None, urls_namespace="api")
api.add_router("", router)
answer_in_words(api)

urlpatterns: list[URLPattern | URLResolver] = [path("", api.urls)]
