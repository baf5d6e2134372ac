"""A file that somebody sends: in memory as long as its request, and nowhere else."""

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest


class InMemory(MemoryFileUploadHandler):
    """Knows nothing of the request that holds it, so that both go as soon as the answer is made."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(None)
