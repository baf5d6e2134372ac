"""The service worker, and the page for when there is no network."""

import json
from functools import cache
from pathlib import Path

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from bandstand.web.offline.kept import kept_on_phone
from bandstand.web.request import PersonRequest
from bandstand.web.version import house_version

STATIC = Path(__file__).parent.parent / "static"
WORKER = STATIC / "bandstand" / "offline" / "worker.js"
ALWAYS_ASK = "no-cache"  # the browser looks for a new version with each visit


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The worker, served at the root so that its scope is the whole house; it differs with every version."""
    return HttpResponse(_worker(), content_type="text/javascript; charset=utf-8", headers={"Cache-Control": ALWAYS_ASK})


@cache
def _worker() -> str:
    built = {"version": house_version(), "shell": [static(name) for name in shell()]}
    return f"self.BUILT = {json.dumps(built)};\n{WORKER.read_text(encoding='utf-8')}"


def shell() -> tuple[str, ...]:
    """Every style, module and picture of the pages, as static names; the worker does not keep itself."""
    found = (path for path in STATIC.rglob("*") if path.is_file() and path != WORKER)
    return tuple(sorted(str(path.relative_to(STATIC)) for path in found))


@require_safe
@kept_on_phone
def offline(request: PersonRequest) -> HttpResponse:
    """What works without a network; shown by the worker in place of a page that cannot be had."""
    return render(request, "offline/offline.html")
