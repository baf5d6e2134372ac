"""Tags for the frame around every page."""

from django import template
from django.template import RequestContext
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

CURRENT = mark_safe(' aria-current="page"')
INSIDE = mark_safe(' aria-current="true"')
ELSEWHERE = mark_safe("")


@register.simple_tag(takes_context=True)
def here(context: RequestContext, place: str) -> SafeString:
    """Mark the link of the main navigation under which this page stands."""
    request = context.get("request")
    path = request.path if request is not None else ""
    if path == place:
        return CURRENT
    return INSIDE if place != "/" and path.startswith(place) else ELSEWHERE
