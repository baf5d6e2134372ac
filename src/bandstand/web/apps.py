"""How Django knows the pages, their template tags and their static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The web face of Bandstand; it has no tables."""

    name = "bandstand.web"
    label = "web"
