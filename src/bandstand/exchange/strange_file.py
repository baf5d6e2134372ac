"""A plan file from a stranger: looked at from outside first, and read only where it is small, flat and plain.

It holds words and numbers and nothing that could run. Whatever is wrong with it is told in one sentence each.
"""

import json

from bandstand.exchange.document import NotThisDocument
from bandstand.exchange.plan_file import read_plan
from bandstand.prescription import Plan
from bandstand.quantity import BandstandError, Json, Message

MOST_BYTES = 256 * 1024  # sixty exercises have a tenth of it
DEEPEST = 24  # a plan is ten deep
OPENING, CLOSING = b"[{", b"]}"
LOWEST_PRINTED = 32
WHITE = "\t\n\r"


def read_strange_plan(content: bytes) -> Plan:
    """The plan in a stranger's file. Raises BandstandError, with a sentence to show, where it holds none.

    What is read is a plan by its form alone; which of its fields count, and what its numbers may be, others decide.
    """
    if len(content) > MOST_BYTES:
        raise BandstandError(Message("plan_file.too_big"))
    if depth_of(content) > DEEPEST:
        raise BandstandError(Message("plan_file.too_deep"))
    _refuse_unless_plain(_json(content))
    return read_plan(content)


def depth_of(content: bytes) -> int:
    """How many lists and objects of a JSON text lie in each other, without reading it; brackets in words count not."""
    depth, deepest, in_words, escaped = 0, 0, False, False
    for letter in content:
        if in_words:
            in_words = escaped or letter != ord('"')
            escaped = letter == ord("\\") and not escaped
        elif letter == ord('"'):
            in_words = True
        elif letter in OPENING:
            depth += 1
            deepest = max(deepest, depth)
        elif letter in CLOSING:
            depth -= 1
    return deepest


def _json(content: bytes) -> Json:
    try:
        found: Json = json.loads(content.decode("utf-8"), object_pairs_hook=_once_each)
    except (ValueError, RecursionError) as trouble:
        raise BandstandError(Message("plan_file.no_json")) from trouble
    return found


def _once_each(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """An object whose names are said once: of two values for one name nobody knows which was meant."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise NotThisDocument(Message("plan_file.twice"))
    return found


def _refuse_unless_plain(found: Json) -> None:
    """Raises BandstandError for words with letters that no keyboard writes."""
    if isinstance(found, str) and any(ord(each) < LOWEST_PRINTED and each not in WHITE for each in found):
        raise BandstandError(Message("plan_file.not_text"))
    if isinstance(found, dict):
        for name, each in found.items():
            _refuse_unless_plain(name)
            _refuse_unless_plain(each)
    if isinstance(found, list):
        for each in found:
            _refuse_unless_plain(each)
