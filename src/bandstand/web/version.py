"""Which Bandstand answers, so that a page of an earlier one can say so once its session is over."""

from django.conf import settings


def house_version() -> str:
    """The version under which every static file stands."""
    return str(settings.STATIC_URL).strip("/").rpartition("/")[2]
