"""Sets and repetitions, in all the ways sheets count them."""

import re
from collections.abc import Sequence

from bandstand.prescription.reader.doses.meant import IF_ONLY
from bandstand.prescription.reader.doses.phrases import (
    ABOUT,
    Amount,
    Field,
    Finder,
    Phrase,
    amount,
    amount_of,
    number,
    phrase,
)
from bandstand.prescription.reader.doses.units import NO_UNIT, NO_UNIT_OR_SLASH, PER_SIDE, REP_WORD, SET_WORD
from bandstand.prescription.reader.lines.names import mentions
from bandstand.prescription.reader.lines.sentences import ending_at
from bandstand.prescription.reader.lines.vocabulary import MOVEMENTS, WEAK_MOVEMENTS
from bandstand.prescription.reader.patterns import Pattern

_A_WHOLE_LIST = Pattern(
    r"\b(?P<list>through|circuits?|lists?|routine|program(?:me)?|workout|(?:whole|entire|full) (?:sequence|lot|set)|"
    r"exercises|blocks?|"
    r"rounds|(?:the|this|each|whole|every) round|series|superset|"
    r"all of (?:the|these|this)|all \d{1,2}(?! ?(?:s|secs?|seconds?|mins?|minutes?|reps?|times)\b)|"
    r"them all)\b[^.;\n]{0,32}$"
)


NO_SETS = (0.0, 0.0)


def _sets(match: re.Match[str]) -> Sequence[Phrase] | None:
    """So many sets; there is no half of one."""
    value = amount_of(match, "n")
    if not all(end.is_integer() for end in value):
        return (phrase(Field.SETS, NO_SETS, match.span()),)  # asked, never rounded
    return (phrase(Field.SETS, value, match.span()),)


def _reps(match: re.Match[str]) -> Sequence[Phrase]:
    field = Field.SETS if _AFTER_WHAT_A_SET_IS.search(_before(match)) else Field.REPS
    opens = _OPENS_A_LINE.search(_before(match)) and not match.string.startswith(":", match.end())
    named = opens and _MOVED_BY_NAME.fullmatch(match.string, *_behind(match))
    span = (match.start("n1"), match.end("n2" if match["n2"] else "n1")) if named else _span_of(match, "n")
    return (phrase(field, amount_of(match, "n"), span),)


# "20 marches on the spot" on a line of its own: the word that counts is the name as well.
_OPENS_A_LINE = Pattern(r"(?:^|\n|[a-z]s, (?:and )?)(?:[ \t]{0,8}[-*\u2022] ?)?$")
_MOVED_BY_NAME = Pattern(
    r" ?(?:slow |full |controlled |big |small |gentle |quick |easy |short |tiny |deep |heel |toe |side )?"
    r"(?:marches|squeezes|raises|hops|jumps|kicks|taps|nods|rolls|tilts|pumps|presses|swings|lifts|rotations)"
)


def _behind(match: re.Match[str]) -> tuple[int, int]:
    return match.end("n2" if match["n2"] else "n1"), match.end()


def _span_of(match: re.Match[str], name: str) -> tuple[int, int]:
    """From the number to the end of the match: the words that say what it counts stay with it."""
    return match.start(f"{name}1"), match.end()


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start("n1") - 60) : match.start("n1")]


def _again(match: re.Match[str]) -> Sequence[Phrase]:
    """ "Then the whole list a second time" is two sets of each."""
    times = 3 if match[0].lower().endswith("third time") else 2
    return (phrase(Field.SETS, (times, times), match.span()),)


def _sets_of_reps(match: re.Match[str]) -> Sequence[Phrase]:
    sets = phrase(Field.SETS, amount_of(match, "s"), (match.start("s1"), match.end("word")))
    return (sets, phrase(Field.REPS, amount_of(match, "r"), _span_of(match, "r")))


def _labelled(match: re.Match[str]) -> Sequence[Phrase] | None:
    """The label stands in front, and belongs to the phrase: "Calf pumps Sets: 2" is about calf pumps."""
    if _COUNTED_ITSELF.search(_before_label(match)) and _NAMED_BEHIND.match(match.string, match.end()):
        name = next(iter(mentions(match.string, match.end(), match.end() + LONGEST_NAME)), None)
        if name is not None and name.strong and name.start == match.end() + 1:
            return None  # "3 rounds: 10 squats"
    field = Field.SETS if match["label"].lower().startswith(("set", "round")) else Field.REPS
    return (phrase(field, amount_of(match, "n"), match.span()),)


_COUNTED_ITSELF = Pattern(r"\d $")
_NAMED_BEHIND = Pattern(r" [a-z]")
LONGEST_NAME = 48  # characters


def _before_label(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 2) : match.start()]


def _times(match: re.Match[str]) -> Sequence[Phrase]:
    """ "10 times" counts repetitions, unless it counts a whole list or circuit."""
    after = match.string[match.end() : match.end() + 16].lower()
    each = _EACH_OF_THEM.search(_before(match)) or _EACH_BEHIND.match(after)
    whole = (_counts_a_list(match) or _is_a_list_below(match) or _stands_over(match)) and not each
    if whole or _THROUGH.match(after):
        return (phrase(Field.SETS, amount_of(match, "n"), match.span()),)
    again = _REPEATED.search(_before(match)) is not None or _HELD_BEFORE.search(_before(match)) is not None
    again = again or _OVER.match(after) is not None
    return (phrase(Field.REPS, _in_all(match), _span_of(match, "n"), again=again),)


def _counts_a_list(match: re.Match[str]) -> bool:
    """ "Repeat the circuit 3 times"; in "3 rounds: squats x 10" a name stands between, and takes the count."""
    before = _before(match)
    told = _A_WHOLE_LIST.search(before)
    return told is not None and not any(each.strong for each in mentions(before, told.end("list"), len(before)))


def _is_a_list_below(match: re.Match[str]) -> bool:
    """ "The whole thing 3x" is one exercise, unless a list begins on the next line."""
    return bool(_WHOLE_THING.search(_before(match)) and _LIST_BELOW.match(match.string, match.end()))


def _stands_over(match: re.Match[str]) -> bool:
    """ "3x:" on a line of its own counts what is listed below."""
    return bool(_OPENS_ALONE.search(_before(match)) and _STANDS_OVER.match(match.string, match.end()))


_OPENS_ALONE = Pattern(
    r"(?:^|\n)[ \t]{0,8}(?:(?:do|repeat|complete|perform) )?(?:(?:all of )?(?:the following|these) )?$"
)
_STANDS_OVER = Pattern(r" ?:[ \t]{0,4}\n")
_WHOLE_THING = Pattern(r"\b(?:whole|entire|full) thing [^.;\n]{0,16}$")
_LIST_BELOW = Pattern(r"[^\n]{0,24}\n{1,2}[ \t]{0,8}(?:[-*\u2022]|\d)")


def _in_all(match: re.Match[str]) -> Amount:
    """ "Repeat twice more" makes three."""
    low, high = amount_of(match, "n")
    more = (
        1
        if (match[0].lower().endswith("more") or "more times" in match[0].lower()) and _REPEATED.search(_before(match))
        else 0
    )
    return low + more, high + more


# "Do each of these exercises 10 times" counts repetitions; "do all of these 3 times" counts the list.
_EACH_OF_THEM = Pattern(
    r"\b(?:each|every)(?: (?:1|one))?(?: of (?:the|these|those|them))?(?: [a-z]{2,12}){0,2} (?:for |about )?$"
)
_EACH_BEHIND = Pattern(r" each\b(?! (?:day|week|morning|evening|night|hour))")
_THROUGH = Pattern(r" through(?! ?out)")
_OVER = Pattern(r" over(?=[.,;)]|$)")
_REPEATED = Pattern(
    r"\b(?:(?:repeat|again)(?: (?:this|it|that|all|these))?(?: (?:for|about|up to))?(?: ?x)?|"
    r"(?:do|does|done) (?:that|all that|all this|the same)|and (?:that|all that)) ?$"
)
# "5 reps with a 10 s hold x 2": where repetitions were told, the cross counts the sets of them.
_HELD_BEFORE = Pattern(r"\b(?:holds?|seconds?|secs?|s) x ?$")
_AFTER_WHAT_A_SET_IS = Pattern(r"\b1 (?:set|round)\b[^\n\d]{0,12}\b(?:do|try|aim for|make it|go for) $")
_MOVED = "|".join(sorted(word for word in MOVEMENTS - WEAK_MOVEMENTS if word.endswith("s") and len(word) > 4))
# Words too common to be counted alone, but not behind the part that moves: "10 knee rolls".
_MOVED_PARTS = (
    r"(?:knee|leg|arm|heel|toe|hip|ankle|wrist|shoulder|neck|back|calf|quad|glute|hamstring|hand|finger|foot|elbow|"
    r"side|"
    r"pelvic|trunk|wall|chair|head|body|thigh|tummy|bridge) (?:rolls|slides|lifts|kicks|turns|bends|circles|curls|"
    r"raises|"
    r"tilts|drops|taps|twists|pushes|pulls|presses|swings|hugs|walks|stands|squeezes|rocks|crawls|rows)\b"
)
_HOW = (
    r"(?:more |slow |full |controlled |good |small |big |side |total |gentle |quick |easy |short |tiny |deep |"
    r"heel |toe )"
)
_LONE_END = (
    r"(?= ?(?:[.,;:)\n|]|$|each\b|per\b|on (?:each|both)|a side|a leg|then\b|and\b(?! ?\d)|before\b|with\b|"
    r"in (?:each|both)|slow|to start|at first|of these|of them|of those|to begin|for each|if\b|please|again))"
)
# A number that stands by itself, between the end of some words and the end of a clause.
_ALONE_BEFORE = (
    r"(?:(?<=[a-z)\]]\. )|(?<=[a-z)\]], )|(?<=[a-z)\]]; )|(?<=[a-z)\]] - )|(?<=[a-z)\]]: )|(?<=[a-z)\]] : )|(?<=\n))"
)


FINDERS = (
    Finder(
        "3 sets of 10",
        Pattern(
            amount("s")
            + rf" ?(?:more |full |slow )?-?(?P<word>{SET_WORD}) ?(?:a day |daily )?(?:each )?(?:of|x|@|-|with|at|\(|"
            rf"for)? ?{ABOUT}" + amount("r") + NO_UNIT + rf"(?: ?{REP_WORD})?"
        ),
        _sets_of_reps,
        why="sets and repetitions in one breath",
        examples=("3 sets of 10 reps.", "2 rounds of 12-15.", "Two lots of ten."),
    ),
    Finder(
        "3 sets",
        Pattern(amount("n") + rf"(?: more| full| slow)? ?-?(?:{SET_WORD}|(?:rounds|laps|circuits)(?=: ?\d))"),
        _sets,
        why="a number before the word for sets",
        examples=("Do 3 sets.", "Complete 2 rounds.", "3 laps: 10 squats, 12 lunges"),
    ),
    # "Quad sets: 10 reps" is an exercise of that name and its repetitions.
    Finder(
        "sets: 3",
        Pattern(
            r"\b(?P<label>sets?|rounds?|reps?|repetitions?) ?(?:[:=|] ?|"
            r"- )" + amount("n") + NO_UNIT_OR_SLASH + rf"(?! ?-?{REP_WORD})"
        ),
        _labelled,
        why="a label before the number says what is counted",
        examples=("Sets: 3", "Bridges, sets - 4", "Reps: 10", "Repetitions - 12"),
    ),
    Finder(
        "sets 3, reps 8",
        Pattern(
            r"\b(?P<label>sets|reps|repetitions) "
            + amount("n")
            + NO_UNIT_OR_SLASH
            + r"(?=[ ,;|\u00b7.]{1,3}(?:reps|sets|hold|rest|duration|x)\b| ?\n| ?$)"
        ),
        _labelled,
        why="labels and numbers in turn need no colon",
        examples=("Sets 3, rest 60 s.", "Reps 8"),
    ),
    Finder(
        "a second time",
        Pattern(
            r"\b(?:through|repeat|do|whole|list|circuit)\b[^.;\n]{0,40}\ba (?:second|third) time\b|"
            r"\b(?:do|go through|repeat) (?:it all|all of it|the lot|everything|the whole (?:thing|list|lot)|"
            r"\d ?- ?\d{1,2}|"
            r"(?:numbers |nos\.? )?\d to \d{1,2}) (?:once more|again)\b"
        ),
        _again,
        why="a list done over is two sets of each",
        examples=("Then do the whole list a second time.", "Go through it a third time.", "Then do 1-3 once more."),
    ),
    Finder(
        "sets of 10",
        Pattern(rf"\b(?:sets?|repetitions|reps) of {ABOUT}" + amount("n") + NO_UNIT + rf"(?: ?{REP_WORD})?"),
        _reps,
        why="the size of the sets",
        examples=("Work in sets of 10.", "Sets of 12 reps."),
    ),
    Finder(
        "10 reps",
        Pattern(amount("n") + rf" ?-?{_HOW}?{REP_WORD}(?! counts?\b)"),
        _reps,
        why="a number before the word for repetitions",
        examples=("Do 10 reps.", "15 slow repetitions.", "30 circles each way.", "8 slow ones."),
    ),
    Finder(
        "10 times",
        Pattern(amount("n") + r" ?(?:more |further )?(?:times?\b(?: more\b)?|x(?![a-z\d])(?! ?\d))"),
        _times,
        why="so many times counts repetitions, of a whole list sets",
        examples=("Repeat 10 times.", "Go through the circuit 3 times."),
    ),
    Finder(
        "x 10",
        Pattern(r"(?<![a-z\d])x ?" + amount("n") + NO_UNIT_OR_SLASH),
        _times,
        why="a cross before a lone number is so many times",
        examples=("Clamshells x 12", "Bridges x10"),
    ),
    Finder(
        "10 each side",
        Pattern(amount("n") + rf"(?= ?(?:(?:times|slow ones) )?(?:{PER_SIDE}))" + NO_UNIT_OR_SLASH),
        _reps,
        why="a number before each side counts repetitions",
        examples=("Clams: 12 each side.", "10 per leg."),
    ),
    Finder(
        "5 to the right",
        Pattern(
            amount("n")
            + r"(?= (?:to|on|with|for) (?:the|your|either|one) (?:left|right|side|other|bad|sore|affected|injured)\b)"
        ),
        _reps,
        why="a number before a side of the body counts repetitions",
        examples=("Do 5 to the right.", "12 on the bad side."),
    ),
    Finder(
        "repeat 10",
        Pattern(
            r"\b(?:repeat|do|does|perform|complete|try|aim for|aim to do|total of|build(?:ing)? (?:up )?to|work up to|"
            r"start(?:ing)? (?:off )?with|begin(?:ning)? with|start at|reps|repetitions|another|make it|as many as|"
            r"no more than|"
            r"at least|up to|have a go at|same thing,?)"
            rf"(?: (?:it|this|these|that|each|for|another|only|"
            rf"doing))? ?:? ?{ABOUT}" + amount("n") + NO_UNIT + _LONE_END
        ),
        _reps,
        why="a lone number after a verb of doing counts repetitions",
        examples=("Lift the leg and repeat 10.", "Start with 15 and stop there."),
    ),
    Finder(
        "10 of those",
        Pattern(
            r"(?<!between )(?<!all )(?<!other )"
            + amount("n")
            + r" (?:of (?:these|those|them|each|the above|everything)\b|in a row\b|in total\b|altogether\b|all up\b|"
            r"in all\b|"
            r"all told\b)"
        ),
        _reps,
        why="so many of them",
        examples=("Ten of these will do.", "Then 12 of those.", "20 altogether."),
    ),
    Finder(
        "squats - 12",
        Pattern(
            _ALONE_BEFORE
            + r"(?<!age: )(?<!score: )(?<!level: )(?<!day, )(?<!size, )"
            + ABOUT
            + amount("n")
            + r"(?=(?:\.(?= |\n|$)| ?(?:$|\n|,(?! ?\d)|, ?(?=\d{1,2} (?:sets|rounds)\b)|;|\|)| (?:again|slowly|"
            r"times? each|please|but)\b))"
        ),
        lambda match: _alone(match),
        why="a lone number after the name and a dash or a full stop",
        examples=("Squats - 12", "Bridges: 15", "Leg out to the side, 10", "Straight leg raise. 10."),
    ),
    Finder(
        "10 squats",
        Pattern(
            amount("n")
            + rf"(?= (?:[a-z-]{{2,12}} ){{0,3}}(?:(?:{_MOVED})\b|{_MOVED_PARTS})(?! (?:that|which|who)\b))"
            + NO_UNIT
        ),
        lambda match: () if IF_ONLY.search(ending_at(match.string, match.start())) else _reps(match),
        why="a number before the name of a movement",
        examples=("Do 10 squats.", "Then 12 slow calf raises."),
    ),
)


_DASHED = Pattern(r"[a-z)] - $")


def _alone(match: re.Match[str]) -> Sequence[Phrase] | None:
    """A number alone on a line, or the number of the next item, says nothing."""
    low, high = number(match["n1"]), number(match["n2"] or match["n1"])
    line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
    if low > high:  # "112 to 111": nobody counts down
        return ()
    if match["n2"] and " - " in match.string[match.end("n1") : match.start("n2")] and _DASHED.search(line):
        return ()  # "Bridge - 3 - 10": three of ten, or three to ten
    return _reps(match) if line.strip() else None
