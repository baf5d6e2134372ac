"""A session's script as a phone reads it: every sentence already in words."""

from bandstand.quantity import Json
from bandstand.quantity.codec import to_json
from bandstand.session.script import Script
from bandstand.words import say


def script_for_phone(script: Script) -> Json:
    """The script as JSON, each sentence in plain words where it stands."""
    return to_json(script, say=say)
