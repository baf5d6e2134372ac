"""What the words of a line are worth as the name of an exercise."""

from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from bandstand.prescription.reader.known import known
from bandstand.prescription.reader.lines.vocabulary import (
    ANY_ONE,
    AROUND_DAY_PARTS,
    BODY_OPENERS,
    COLLECTIVES,
    CONDITION_NAMES,
    CONDITIONS,
    COUNT_WORDS,
    DAY_PARTS,
    GENERIC,
    INSTRUCTIONS,
    JOINERS,
    KINDS_OF_KIT,
    KIT,
    LONE_NAMES,
    LOOSE_JOINERS,
    MODIFIERS,
    MOVEMENTS,
    MUSCLE_NOUNS,
    NOT_EXERCISES,
    PROGRAMMES,
    SECTION_WORDS,
    TALK,
    WEAK_MOVEMENTS,
    WHENS,
    WHOLE_NAMES,
)
from bandstand.prescription.reader.patterns import Pattern

WORD = Pattern(r"[^\W_]\w*(?:'\w+)?(?:-\w+)?", minds_capitals=True)


LONGEST_KNOWN = 6  # words of a name in the catalogue


class Worth(IntEnum):
    """How much some words look like the name of an exercise, by their words alone."""

    NONE = 0
    WEAK = 1  # a movement word that plain talk uses too
    STRONG = 2  # words that name an exercise wherever they stand


class Word(NamedTuple):
    """One word of the normal text, in small letters, with its place."""

    text: str
    start: int
    end: int


def words_between(text: str, start: int, end: int) -> list[Word]:
    """The words of a stretch of text; a hyphenated pair is one word."""
    return [Word(match[0].lower(), match.start(), match.end()) for match in WORD.finditer(text, start, end)]


# A sheet says the same few words over and over; what was asked of one is remembered.
_remembered = lru_cache(maxsize=4096)


@_remembered
def is_movement(word: str) -> bool:
    """Whether a word, or the last half of a hyphenated one, is what movements are called."""
    return word in MOVEMENTS or ("-" in word and word.rsplit("-", 1)[1] in MOVEMENTS)


@_remembered
def is_strong(word: str) -> bool:
    """A movement word that plain talk hardly uses."""
    return is_movement(word) and word not in WEAK_MOVEMENTS


@_remembered
def is_modifier(word: str) -> bool:
    """Whether a word may belong to a name, before its movement."""
    return word in MODIFIERS or (
        "-" in word and all(part in MODIFIERS or part in MOVEMENTS for part in word.split("-"))
    )


def worth_of(words: list[str]) -> Worth:
    """What a whole heading is worth."""
    if not words:
        return Worth.NONE
    joined = " ".join(words)
    if len(words) == 1 and words[0] in LONE_NAMES:
        return Worth.STRONG
    if words[:2] == ["sit", "up"] and words[2:3] and words[2] in _UPRIGHT:
        return Worth.NONE
    if words[0] == "march" and len(words) > 1 and all(word[0].isdigit() for word in words[1:]):
        return Worth.NONE
    if joined in WHOLE_NAMES or any(part in WHOLE_NAMES for part in _runs(words)):
        return Worth.STRONG
    if any(is_strong(word) for word in words):
        return Worth.STRONG
    if len(words) <= LONGEST_KNOWN and known(joined) is not None:
        return Worth.STRONG
    moving = [word for word in words if is_movement(word)]
    if not moving:
        return Worth.NONE
    in_vocabulary = sum(is_modifier(word) or is_movement(word) for word in words)
    return (
        Worth.STRONG if len(words) > 1 and in_vocabulary == len(words) and len(set(words) - JOINERS) > 1 else Worth.WEAK
    )


_UPRIGHT = frozenset(["straight", "tall", "in", "on", "at", "and", "with", "against"])  # "Sit up straight" is no sit-up


def _runs(words: list[str]) -> set[str]:
    """Every run of two to four words."""
    return {" ".join(words[at : at + size]) for size in (2, 3, 4) for at in range(len(words) - size + 1)}


def is_talk(words: list[str]) -> bool:
    """Sentences about people are no names."""
    return any(word in TALK for word in words)


def is_section(words: list[str]) -> bool:
    """Whether a heading stands over something other than one exercise."""
    if words[:2] in (["tip", "toe"], ["tip", "toes"]):
        return False
    if not words or words[0] in NOT_EXERCISES or _says_only_when_or_that(words):
        return True
    if DAY_PARTS & set(words) and set(words) <= DAY_PARTS | AROUND_DAY_PARTS:
        return True
    if words in (["up"], ["down"]):
        return False
    if words[0] in STAGES and len(words) > 1 and _COUNTS.fullmatch(words[1]):
        return True
    if " ".join(words) in CONDITION_NAMES or (CONDITIONS & set(words) and not any(is_strong(word) for word in words)):
        return True
    if words[-1] == "exercises" and any(is_strong(word) for word in words[:-1]):
        return False
    number = words[1:2] if words[0] in _RANKED else words[:1]  # "Top 5 stretches"
    counted = "".join(number).isdigit() and any(word in COLLECTIVES for word in words)
    last_says = (words[-1] in SECTION_WORDS and not _ends_a_name(words)) or words[0] in COLLECTIVES
    moves = is_movement(words[-1]) and worth_of(words) is Worth.STRONG
    counted_words = sum(word in SECTION_WORDS and word not in ("up", "down") for word in words)
    mostly = counted_words * 2 >= len(words) and not moves
    return counted or last_says or bool(PROGRAMMES & set(words)) or mostly


_RANKED = frozenset(["top", "best", "my", "our", "your", "these", "the"])


def _says_only_when_or_that(words: list[str]) -> bool:
    """ "Early on", "The basic exercise", "Exercise band": when, that there is one, or with what, and no movement."""
    any_one = len(words) > 1 and ANY_ONE.issuperset(words)
    kit = len(words) > 1 and words[-1] in KIT and KINDS_OF_KIT.issuperset(words[:-1])
    return any_one or kit or " ".join(words) in WHENS


def starts_as_instruction(words: list[str]) -> bool:
    """Whether a line opens by telling what to do."""
    return bool(words) and words[0] in INSTRUCTIONS


STAGES = frozenset(
    [
        "phase",
        "stage",
        "week",
        "weeks",
        "level",
        "part",
        "block",
        "day",
        "days",
        "month",
        "circuit",
        "round",
        "superset",
        "section",
        "group",
        "set",
    ]
)
_COUNTS = Pattern(r"\d{1,2}(?:-\d{1,2})?|[ivx]{1,4}|[a-d]|one|two|three")


def _ends_a_name(words: list[str]) -> bool:
    """ "Wall press up" and "Step up" end as "Warm up" does, and are names."""
    return words[-1] in ("up", "down") and len(words) > 1 and words[-2] not in ("warm", "cool")


POSTURES = frozenset(["lying", "sitting", "standing", "kneeling", "leaning", "holding"])
STEP_WORDS = frozenset(["your", "the", "its", "you", "slowly", "then", "until", "while", "down", "back"])


def is_step(words: list[str]) -> bool:
    """ "Squeeze your glutes" tells what to do; "Glute squeeze" is a name."""
    if not words or " ".join(words) in WHOLE_NAMES:
        return False
    several = words[1:2] and words[1].endswith("s") and " ".join(words[:2]) in WHOLE_NAMES  # "Step downs off the stair"
    told = words[0] in INSTRUCTIONS and not several
    long = len(words) > 4 and not (words[0] in POSTURES and worth_of(words) is Worth.STRONG)
    return told and (bool(set(words[1:]) & STEP_WORDS) or long)


def opens_a_body(words: list[str]) -> bool:
    """Whether a line may stand below a name: an instruction, or the part of the body that moves."""
    if not words:
        return False
    commands = len(words) > 2 and words[1] in _ITS_OBJECT and not words[0].endswith(("s", "ing", "ed"))
    return words[0] in INSTRUCTIONS or (words[0] in BODY_OPENERS and len(words) > 3) or commands


_ITS_OBJECT = frozenset(["your", "the", "one", "both", "all", "my"])  # "Fold all the fingers", "Strap the band"


class Mention(NamedTuple):
    """The name of an exercise inside running text."""

    start: int
    end: int
    strong: bool


_TIGHT_GAP = Pattern(r"[ '/\"]{1,2}|-| & ", minds_capitals=True)


def mentions(text: str, start: int, end: int) -> list[Mention]:
    """Names of exercises in prose: a movement word with the modifiers that stand before it."""
    words = words_between(text, start, end)
    found: list[Mention] = []
    at = 0
    while at < len(words):
        taken = _mention_at(text, words, at)
        if taken is None:
            at += 1
            continue
        mention, at = taken
        found.append(mention)
    return found


# "The hip flexors are tight" speaks of muscles; at the head of a line of its own they may name an exercise.
_OF_A_BODY = Pattern(r"\b(?:the|your|my|his|her|their|of|in|tight|weak|strong|sore|tags:|tagged:|labels:) $")
_FIRST_OF_WHOLE = frozenset(name.split()[0] for name in WHOLE_NAMES)


def _mention_at(text: str, words: list[Word], at: int) -> tuple[Mention, int] | None:
    """The longest name that starts with this word, and the place after it."""
    if not _may_open_a_name(words[at].text):
        return None
    last, strong = _movement_from(text, words, at)
    whole = _whole_name_from(words, at)
    last = max(last, whole)
    if 0 <= last < len(words) - 1 and f"{words[last].text} {words[last + 1].text}" in WHOLE_NAMES:
        last, strong = last + 1, True  # "wall press ups"
    told = [word.text for word in words[at : last + 1]]
    if not told or _is_no_name(text, words[at], told):
        return None
    of_a_body = told[-1] in MUSCLE_NOUNS and _OF_A_BODY.search(text, max(0, words[at].start - 12), words[at].start)
    compound = len(told) > 1 and not set(told) & LOOSE_JOINERS
    return Mention(words[at].start, words[last].end, not of_a_body and (strong or compound or whole >= at)), last + 1


def _may_open_a_name(word: str) -> bool:
    return word not in JOINERS and (word in _FIRST_OF_WHOLE or is_modifier(word) or is_movement(word))


MOST_NAME_WORDS = 9
MOST_WHOLE_WORDS = 4


def _movement_from(text: str, words: list[Word], at: int) -> tuple[int, bool]:
    """The last word of the movement that begins here, -1 where none does; and whether plain talk hardly has it."""
    last, strong = -1, False
    for here in range(at, min(len(words), at + MOST_NAME_WORDS)):
        word = words[here].text
        if here > at and not _touch(text, words[here - 1], words[here]):
            break
        following = words[here + 1].text if here + 1 < len(words) else ""
        if is_movement(word) and (here > at or word not in WEAK_MOVEMENTS):
            last, strong = here, strong or is_strong(word)
            if word.endswith("s") and following in ("and", "or"):
                break
        elif last < 0 and word == "and" and following in INSTRUCTIONS:
            break  # "with the other hand and hold"
        elif not (is_modifier(word) or is_movement(word)) or (strong and _parts_names(words, at, here)):
            break
    return last, strong


def _whole_name_from(words: list[Word], at: int) -> int:
    """The last word of the longest name known as a whole that begins at a place, -1 where none does."""
    told = [word.text for word in words[at : at + MOST_WHOLE_WORDS]]
    sizes = (size for size in range(len(told), 0, -1) if " ".join(told[:size]) in WHOLE_NAMES)
    return at + next(sizes, -at) - 1


def _is_no_name(text: str, first: Word, told: list[str]) -> bool:
    """ "The exercise" names none; "3 sets" and "10 steps" count; "March 20" is a day."""
    if len(told) == 1 and told[0] in GENERIC:
        return True
    return _is_a_count(told) or (told[0] == "march" and _is_a_month(text, first))


def _parts_names(words: list[Word], at: int, here: int) -> bool:
    """ "Side-lying abduction and the single-leg bridge" are two names; "elbow flexion and extension" is one."""
    following = [word.text for word in words[here + 1 : here + 6]]
    if words[here].text not in ("and", "or") or here - at < 2 or not following:
        return False
    if following[0] in ("the", "a", "an", "some", "then"):
        return True
    heads = [place for place, word in enumerate(following) if is_strong(word)]
    return bool(heads) and heads[0] > 0 and all(is_modifier(word) for word in following[: heads[0]])


# "March 20, 2017", "on 12 March": the month, and no exercise; "March 20 steps" and "march 3 x 10" are one.
_MONTH_BEFORE = Pattern(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)?|in|on|since|until|by|last|this|next|early|late|mid|updated) $"
)
_DAY_BEHIND = Pattern(r",? (?:\d{1,2}(?:st|nd|rd|th)?(?=[,.;:\n]|$| at\b)|(?:19|20)\d\d\b)", minds_capitals=True)


def _is_a_month(text: str, word: Word) -> bool:
    before = text[max(0, word.start - 12) : word.start]
    return text[word.start] == "M" and bool(_MONTH_BEFORE.search(before) or _DAY_BEHIND.match(text, word.end))


def _is_a_count(words: list[str]) -> bool:
    """ "2 sets" and "10 steps" count; "2 leg raise" names."""
    return len(words) == 2 and words[0].isdigit() and words[1] in COUNT_WORDS


def _touch(text: str, one: Word, other: Word) -> bool:
    gap = text[one.end : other.start]
    return gap == " " or _TIGHT_GAP.fullmatch(gap) is not None
