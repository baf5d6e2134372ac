"""What a precaution in a person's own words asks of the joints: "no hip bending past 90 degrees".

Words are read piece by piece, each with its own joint, move and number; what a piece leaves out it has from the one
before. Of two readings the stricter one counts. Degrees that nobody can read keep the joint they may be about still, so
that no figure shows what may be forbidden.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bandstand.catalog import BODY, Cap
from bandstand.prescription.joint_words import (
    USUAL,
    Move,
    can,
    caps_of,
    caps_of_all,
    moves_in,
    parts_in,
    still,
    with_move,
)

_SPELLED = {
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "one hundred": 100,
    "a hundred": 100,
}
_ALIKE = (
    (re.compile(r"[’`]"), "'"),
    (re.compile(r"[\u2010-\u2015\u2212]"), "-"),
    (re.compile(r" ?(?:degrees?\b|degs?\b\.?|[°º˚])"), " degrees"),
    (re.compile(r"\b(?:or|and) (?:more|greater|over|above|higher)\b"), "or-more"),
    (re.compile(r"\b(?:a )?right angles?\b"), "90 degrees"),
    (re.compile(r"\b(?:the )?(?:neutral|mid-?line)\b"), "0 degrees"),
    (
        re.compile(rf"\b({'|'.join(sorted(_SPELLED, key=len, reverse=True))})(?= degrees)"),
        lambda found: str(_SPELLED[found[1]]),
    ),
    (re.compile(r"(?<![\d.])(\d{1,3})(?: degrees)? ?(?:-|to|through) ?(\d{1,3})(?![\d.])"), r"\1~\2"),
    (re.compile(r"\bbetween (\d{1,3})(?: degrees)? and (\d{1,3})\b"), r"\1~\2"),
)
_SENTENCE = re.compile(r"[\n!?]|\.(?!\d)")
_JOIN = re.compile(r"(\s*[,;:()/]\s*|\s+(?:and|or|nor|but|then|while)\s+)")
_COUNTS = (  # what a number counts that is no angle
    r"weeks?|wks?|days?|months?|years?|hours?|min(?:ute)?s?|sec(?:ond)?s?|s|reps?|times|sets?|steps?|stairs?"
    r"|kg|kilos?|lbs?|pounds?|percent|[cm]m|inch(?:es)?|yards?|met(?:er|re)s?|miles?"
)
_NUMBER = re.compile(  # a range or a number, in degrees, of something else, or bare
    r"(?<![\d.~/])(?:(\d{1,3})~)?(\d{1,3})(?:\.\d+)?(?![\d~])"
    rf"(?: (degrees)|( ?(?:[%/]|x(?! ?\d+ ?w)|(?:{_COUNTS})\b))|)"
)
_LIMITING = re.compile(
    r"(?:past|beyond|above|over|than|exceed\w*|to|within|under|below|max\w*|limit\w*|most|at|of|is|[<>≤≥=])\s*$"
)
_LIMITED = re.compile(r"\s*(?:max\w*|at most|or less|only|limit\w*)")
_COUNTED = re.compile(r"(?:weeks?|days?|months?|phases?|stages?|sets?|reps?|level|grade|number)\s*$")
_OTHER = re.compile(r"\b(?:pain\w*|hurt\w*|sore\w*|ach\w+|scor\w+|weight|load\w*|puls\w+|heart\w*)\b")
_NO_ANGLE_OF_A_BODY = re.compile(
    r"degrees (?:c|f|celsius|fahrenheit|warm|cold)\b"
    r"|\b(?:water|pool|heat\w*|warm\w*|temperature|sauna|bath|room|incline|slope|treadmill|bed|backrest|mattress)\b"
)
_NOT = re.compile(
    r"\b(?:no|not|never|avoid\w*|don't|do not|can't|cannot|mustn't|without|nor|neither"
    r"|(?:keep|refrain)\w* (?:\w+ ){0,4}from)\b"
)
_FEWER = re.compile(r"\b(?:less than|fewer than)\b|<")
_LOWER = re.compile(r"\b(?:below|under|lower than)\b")
_DEEP = re.compile(r"\b(?:squat\w*|lung\w*|sit\w*)\b")  # lower is further there; elsewhere nobody knows
_AT_LEAST = re.compile(
    r"\b(?:at least|minimum|no less than|not less than)\b|≥|>=|\bben[dt]\w* (?:\w+ ){0,3}to .*or-more\b"
)
_OPENING = re.compile(r"\bangles?\b")  # of a joint: how far it is open, which is not how far it is bent
_KEEP = re.compile(r"\b(?:keep\w*|kept|stay\w*|remain\w*)\b")
_ALWAYS = re.compile(r"\b(?:must|always|at all times)\b")
_MORE = re.compile(r"\b(?:more than|above|over|past|beyond|or-more)\b|>")


def caps_in(precautions: Iterable[str]) -> tuple[Cap, ...]:
    """How far each joint may go, by the strictest of the precautions; what speaks of no degrees caps nothing.

    A STILL cap stands for degrees that nobody could read: no figure shows what they may be about.
    """
    return _caps_in(tuple(precautions))


@lru_cache(maxsize=256)
def _caps_in(precautions: tuple[str, ...]) -> tuple[Cap, ...]:
    found: dict[tuple[str, str], Cap] = {}
    for cap in (cap for words in precautions for cap in _caps_of_one(words)):
        known = found.get((cap.joint, cap.way), cap)
        found[cap.joint, cap.way] = min(cap, known, key=lambda each: each.strictness)
    return tuple(sorted(found.values()))


def _caps_of_one(words: str) -> Iterator[Cap]:
    for sentence in _SENTENCE.split(_alike(words)):
        yield from _Sentence().caps(sentence)


def _alike(words: str) -> str:
    """Small letters, and one way to write degrees, ranges and numbers."""
    alike = " ".join(words.lower().split(" ")).strip()
    for pattern, instead in _ALIKE:
        alike = pattern.sub(instead, alike)
    return alike


@dataclass(frozen=True, slots=True)
class _Meant:
    """Joints and what they do, as far as a piece names them."""

    parts: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Sentence:
    """Where the reading of a sentence stands: what was named last, and what still waits for its number."""

    negated: bool = False
    parts: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    waiting: list[_Meant] = field(default_factory=list)
    last: tuple[int, bool] | None = None  # the number before, and whether it was a minimum

    def caps(self, sentence: str) -> Iterator[Cap]:
        """Every cap of the sentence."""
        if _NO_ANGLE_OF_A_BODY.search(sentence) and not parts_in(sentence):
            return
        joined = _JOIN.split(sentence)
        found = []
        for join, whole in zip(("", *joined[1::2]), joined[::2], strict=True):
            for piece in _one_number_each(whole):
                found += self._piece(join.strip(), piece)
        if self.last is not None:
            found += self._left_waiting(sentence)
        elif "degrees" in sentence and not found and not _NUMBER.search(sentence):
            found += [still(part) for part in parts_in(sentence) or (BODY,)]
        yield from found

    def _piece(self, join: str, piece: str) -> list[Cap]:
        meant = _Meant(parts_in(piece), moves_in(piece))
        self.negated = (self.negated or bool(_NOT.search(piece))) and not _is_kept(piece)
        number = _number_in(piece, bare=bool(meant.moves or any(each.moves for each in self.waiting)))
        if number:
            return self._with_number(meant, piece, number)
        if meant.moves and self.last and join in ("or", "and", "/") and not (self.waiting or _NOT.search(piece)):
            return self._bound([meant], *self.last)  # "30 degrees of abduction or rotation"
        if meant.parts or meant.moves:
            self.waiting.append(meant)
        return []

    def _with_number(self, meant: _Meant, piece: str, number: re.Match[str]) -> list[Cap]:
        most, low = int(number[2]), int(number[1] or 0)
        waiting, self.waiting = [*self.waiting, meant], []
        if self._is_unclear(piece, waiting):
            self.last = (most, False)
            return [still(part) for part in _named(waiting) or self.parts or (BODY,)]
        if low:
            if self.negated:  # "avoid 60 to 90 degrees": whoever may not be there may not go through
                return self._bound(waiting, low, False)
            return [*self._bound(waiting, most, False), *self._bound(waiting, low, True)]
        least = _is_least(piece, self.negated)
        if least and not (_is_kept(piece) or _ALWAYS.search(piece) or self.negated):
            self.last = (most, False)
            return []  # "bend at least 60 degrees" is something to reach
        return self._bound(waiting, most, least)

    def _is_unclear(self, piece: str, waiting: list[_Meant]) -> bool:
        """Whether nobody can tell which way is forbidden: "no angle under 90", "never bend it below 90"."""
        opening = _OPENING.search(piece) and not any(each.moves for each in waiting)
        return bool(opening or (self.negated and _LOWER.search(piece) and not _DEEP.search(piece)))

    def _bound(self, waiting: list[_Meant], degrees: int, least: bool) -> list[Cap]:
        """Caps for all that waited for this number; what is unsaid is as it was before, or as usual."""
        self.last = (degrees, least)
        named = [each for each in waiting if each.parts or each.moves] or [_Meant(self.parts, self.moves)]
        said = tuple(move for each in named for move in each.moves)
        self.parts = next((parts for each in named if (parts := _joints(each, named))), self.parts)
        found: list[Cap] = []
        for each in named:
            self.parts = _joints(each, named) or self.parts
            found += _caps_for(self.parts, each.moves or said, self.moves, degrees, least)
        self.moves = said or self.moves
        return found

    def _left_waiting(self, sentence: str) -> list[Cap]:
        """Moves of a list that have no number are forbidden altogether: "no adduction"; a bend is only words."""
        if not _NOT.search(sentence):
            return []
        found: list[Cap] = []
        for each in self.waiting:
            moves = tuple(move for move in each.moves if move not in (Move.FLEX, Move.LIFT, Move.STRAIGHTEN))
            if moves:
                found += _caps_for(each.parts or self.parts, moves, (), 0, False)
        return found


def _named(waiting: list[_Meant]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for each in waiting for part in each.parts))


def _joints(meant: _Meant, among: list[_Meant]) -> tuple[str, ...]:
    """The parts that are named; a back that somebody lies on is not what the degrees are about."""
    others = any(part != BODY for each in among for part in each.parts)
    return tuple(part for part in meant.parts if part != BODY or not others)


def _caps_for(
    parts: tuple[str, ...], moves: tuple[Move, ...], before: tuple[Move, ...], degrees: int, least: bool
) -> list[Cap]:
    """The caps of some joints; those of every joint that can do it where none is named."""
    if not parts and not moves:
        return [still(BODY)] if least else [*caps_of_all(degrees)]
    found: list[Cap] = []
    for move in moves if not parts else ():
        found += [cap for part in with_move(move) for cap in caps_of(part, move, degrees, at_least=least)]
    for part in parts:
        found += _caps_of_part(part, moves, before, degrees, least)
    return found


def _caps_of_part(part: str, moves: tuple[Move, ...], before: tuple[Move, ...], degrees: int, least: bool) -> list[Cap]:
    able = [move for move in moves or before if can(part, move)]
    if not able and not moves and part in USUAL:
        able = [USUAL[part]]
    if not able:
        return [still(part)]
    return [cap for move in able for cap in caps_of(part, move, degrees, at_least=least)]


def _is_kept(piece: str) -> bool:
    """Whether a piece tells a joint to stay as it is: "keep it bent", but not "keep from bending it"."""
    return bool(_KEEP.search(piece)) and not _NOT.search(piece)


def _is_least(piece: str, negated: bool) -> bool:
    """Whether a number is the least: "at least", "never below", "keep it bent more than"."""
    if _AT_LEAST.search(piece):
        return not (negated and not _is_kept(piece)) or bool(re.search(r"less than", piece))
    if negated:
        return bool(_FEWER.search(piece))
    return _is_kept(piece) and bool(_MORE.search(piece))


def _number_in(piece: str, *, bare: bool) -> re.Match[str] | None:
    """The number of degrees in a piece; one without its unit counts where a move is named and a word limits it."""
    for number in _NUMBER.finditer(piece):
        before = piece[: number.start()]
        if number[3]:
            return number
        is_other = bool(number[4]) or _COUNTED.search(before) or _OTHER.search(piece)
        is_limit = _LIMITING.search(before) or _LIMITED.match(piece, number.end()) or number[1]
        if bare and not is_other and is_limit:
            return number
    return None


def _one_number_each(piece: str) -> Iterator[str]:
    """A piece with several numbers in degrees, cut so that each has its own words before it, or else behind it."""
    numbers = [number for number in _NUMBER.finditer(piece) if number[3]]
    if len(numbers) < 2:
        yield piece
        return
    is_before = bool(parts_in(piece[: numbers[0].start()]) or moves_in(piece[: numbers[0].start()]))
    cuts = [number.end() for number in numbers[:-1]] if is_before else [number.start() for number in numbers[1:]]
    for start, end in zip((0, *cuts), (*cuts, len(piece)), strict=True):
        yield piece[start:end]
