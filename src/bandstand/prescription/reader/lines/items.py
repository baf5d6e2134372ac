"""What one item of a list says of itself, and the name it gives to an exercise."""

from dataclasses import replace

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Field
from bandstand.prescription.reader.lines.blocks import Kind
from bandstand.prescription.reader.lines.first_words import SETS_UP, breaks_off, goes_on, is_nameable
from bandstand.prescription.reader.lines.heads import Head
from bandstand.prescription.reader.lines.lists import COUNTED_EXERCISES, Signs
from bandstand.prescription.reader.lines.names import (
    POSTURES,
    Worth,
    is_section,
    is_step,
    is_talk,
    mentions,
    opens_a_body,
    words_between,
)
from bandstand.prescription.reader.lines.sheet_lines import COUNTED, OPENING, Page
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.told.verb_names import told
from bandstand.prescription.reader.written.labels import is_label

MOST_WORDS = 9
MOST_PHRASE_WORDS = 8
MOST_SHORT_WORDS = 6
MOST_TOLD_WORDS = 5
STRAIGHT_AFTER = 12  # characters

_BARE_COUNT = Pattern(r",? ?x? ?\d{1,2}(?:-\d{1,2})?(?=[,.;]|$)")
_THINGS = r"(?:band|ball|towel|stick|strap|theraband|resistance|mini|light)"
_HOW = Pattern(
    rf" (?:while|as if|using|so that|with (?:a|an|your|both|my) {_THINGS}|(?:a)?round (?:the|your|my)|in which)\b"
)
_PLACES = frozenset(["on", "in", "from", "at", "with", "for"])
_POSES = frozenset(["stand", "lie", "sit", "kneel"])
_AT_ONCE = COUNTED | {Field.HOLD, Field.TIME, Field.DURATION, Field.DISTANCE}


def signs_of(page: Page, at: int, end: int) -> Signs:
    """What an item shows; `end` is the place after the last line that stands under it."""
    head, words = page.heads[at], page.words(at)
    fields = page.fields(at, end)
    opening = _before_comma(page, head)
    return Signs(
        named=opens_with_a_name(page, at) and not is_section(words),
        tells=opens_a_body(words),
        fits=is_nameable(words) and not (is_talk(opening[:6]) or is_label(words) or is_section(words)),
        goes_on=goes_on(words) and head.worth is not Worth.STRONG,
        counted=bool(fields & COUNTED) or _BARE_COUNT.match(page.text, head.end, head.line.end) is not None,
        timed=bool(fields & AMOUNTS),
        dosed=bool(fields),
        barred=page.is_barred(at) and head.line.family not in COUNTED_EXERCISES,
    )


def opens_with_a_name(page: Page, at: int) -> bool:
    """Whether the head is a name, or begins with one: "Side steps with a band round the ankles"."""
    head, words = page.heads[at], page.words(at)
    opening = mentions(page.text, head.start, min(head.line.end, head.start + OPENING))
    begins = bool(opening) and opening[0].start == head.start and opening[0].strong
    if is_step(words) and not (begins and words[0] in POSTURES):
        return False
    if words and words[0] in _POSES and begins and opening[0].end < _comma(page, head):
        return False
    return begins or (head.worth is Worth.STRONG and len(words) <= MOST_WORDS and _comma(page, head) == head.end)


def counts_itself(page: Page, at: int, end: int, sign: Signs) -> bool:
    """ "Static quads - hold 5 secs", "SLR 3 x 10": a few words and a dose are an exercise, whatever the words."""
    head, words = page.heads[at], page.words(at)
    if not sign.fits or sign.barred or sign.goes_on or len(words) > MOST_SHORT_WORDS or page.speaks_of_all(at):
        return False
    if is_step(words) or is_talk(words) or breaks_off(words) or words[0] == "the":
        return False
    stop = head.line.end if end == at + 1 else page.heads[at + 1].line.end
    enough = _AT_ONCE | {Field.SIDE, Field.FREQUENCY} if head.line.kind is Kind.NUMBERED else _AT_ONCE
    return bool(page.fields_between(head.end, min(stop, head.end + STRAIGHT_AFTER)) & enough)


def named_head(page: Page, at: int, end: int) -> Head | None:
    """The head of an exercise as its name: the phrase it opens with, or the verb it tells with its object."""
    head, words = page.heads[at], page.words(at)
    if not words:
        return None
    if opens_with_a_name(page, at):
        return _shortened(page, head)
    long = len(words) > MOST_PHRASE_WORDS or (opens_a_body(words) and len(words) > MOST_TOLD_WORDS)
    if not (long or is_step(words) or words[0] in _POSES):
        return head
    place = told(page.text, head.start, head.end, page.phrases)
    if place is None and words[0] in SETS_UP:
        place = told(page.text, head.line.start, page.heads[end - 1].line.end, page.phrases)
    if place is None and words[0] in _PLACES:
        return None
    return _shortened(page, head) if place is None else replace(head, start=place[0], end=place[1], told=True)


def _shortened(page: Page, head: Head) -> Head:
    """ "Wall sits while squeezing a ball" is cut where it only tells how."""
    whole = head.alone and page.text[head.line.end - 1] not in ".!"
    if len(head.words) <= (MOST_PHRASE_WORDS if whole else MOST_SHORT_WORDS):
        return head
    comma = _comma(page, head)
    how = _HOW.search(page.text, head.start, comma)
    return replace(head, end=how.start() if how else comma)


def _before_comma(page: Page, head: Head) -> list[str]:
    """The words of a head up to its first comma; whose body it is does not matter."""
    words = words_between(page.text, head.start, _comma(page, head))
    return [word.text for word in words if word.text not in ("my", "me")]


def _comma(page: Page, head: Head) -> int:
    comma = page.text.find(",", head.start, head.end)
    return head.end if comma < 0 else comma
