"""One figure as a picture of its own."""

from functools import lru_cache

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bandstand.body import NoSuchFigure, read_figure_key
from bandstand.figure import Playing, Theme, draw
from bandstand.quantity import BandstandError, Message
from bandstand.web.figures.version import kept_for


@login_not_required  # what the catalogue looks like is nobody's secret
@require_safe
def figure(request: HttpRequest, key: str, theme: str, playing: str = Playing.MOVING.value) -> HttpResponse:
    """The SVG for a key, a theme, moving or still."""
    try:
        drawn = _drawn(key, Theme(theme), Playing(playing))
    except (BandstandError, ValueError) as unknown:
        raise Http404 from unknown
    answer = HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")
    answer.headers["Cache-Control"] = kept_for(request)
    return answer


@lru_cache(maxsize=256)
def _drawn(key: str, theme: Theme, playing: Playing) -> str:
    found = read_figure_key(key)
    if str(found) != key:  # each picture has one address
        raise NoSuchFigure(Message("figure.unknown-address", address=key))
    return draw(found, theme, playing)
