"""The Django application that holds Bandstand's tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Bandstand's own tables, under the label `store`."""

    name = "bandstand.store"
    label = "store"
    verbose_name = "Bandstand's store"
