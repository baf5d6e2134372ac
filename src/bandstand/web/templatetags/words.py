"""Tags that turn what the inner rooms hand out into what a person reads."""

from django import template

from bandstand.quantity import Message
from bandstand.words import say as say_message
from bandstand.words import say_kept as say_kept_message

register = template.Library()


@register.filter
def say(message: Message | None) -> str:
    """A Message in words; nothing for nothing. The template escapes it like any other text."""
    return say_message(message) if message is not None else ""


@register.filter
def say_kept(message: Message | None) -> str:
    """A Message out of the log in words; nothing where another version wrote it."""
    return say_kept_message(message) if message is not None else ""
