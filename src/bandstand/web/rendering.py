"""Pages are made as Django makes them, and nothing of a request outlives its page.

Django's context holds what a view handed in, and that holds the context again. Such a ring is found only by the
garbage collector, which counts objects, not bytes: until it comes by, each page keeps its request, forms of
megabytes and all.
"""

from typing import Any

from django.http import HttpRequest
from django.template.backends.django import DjangoTemplates, Template
from django.template.context import make_context
from django.utils.safestring import SafeString


class Pages(DjangoTemplates):
    """Django's own templates, each of which lets go of its context when its page is made."""

    def get_template(self, template_name: str) -> "Page":
        return Page(super().get_template(template_name))


class Page(Template):
    """One template. What it is rendered with is gone afterwards."""

    def __init__(self, found: Template) -> None:
        super().__init__(found.template, found.backend)

    def render(self, context: dict[str, Any] | None = None, request: HttpRequest | None = None) -> SafeString:
        handed_in = make_context(context, request, autoescape=self.backend.engine.autoescape)
        try:
            return self.template.render(handed_in)
        finally:
            handed_in.dicts.clear()
