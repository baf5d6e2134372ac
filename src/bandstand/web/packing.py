"""Text is sent compressed to whoever takes that."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/json", "application/manifest+json", "application/javascript", "image/svg+xml")
PARTIAL_CONTENT = 206


class PackingMiddleware(GZipMiddleware):
    """Packs text only: pictures and sound are packed already, and a part of a file must stay that part."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_text = response.headers.get("Content-Type", "").startswith(TEXT)
        if not is_text or response.status_code == PARTIAL_CONTENT:
            return response
        return super().process_response(request, response)
