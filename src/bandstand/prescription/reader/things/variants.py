"""Other ways of doing an exercise that the sheet allows, in its own words."""

import re
from collections.abc import Iterator

from bandstand.prescription.reader.patterns import Pattern, Rule

_POSTURE = (
    r"(?:(?:in )?standing(?: up)?|(?:in )?sitting(?: down)?|seated|lying(?: down| flat| on your (?:back|side|front|"
    r"stomach))?|kneeling|supine|prone|side-?lying)"
)
# The words of the way itself: after "do it", "put a", "with your" and the like, up to where a reason begins.
_LEAD = (
    r"(?:(?:you (?:can|could|may|might)|i'm to|then|try|just|simply|also) ){0,2}"
    r"(?:(?:do(?:ing)?|try|perform(?:ing)?) (?:it|this|them|these|the same|both of them|the) ?|go to |walk your |"
    r"put (?:a|the) |keep |"
    r"begin in (?:the )?|with (?:your|the) |on (?:a|the) (?=wobbly|soft|unstable|foam)|progress to (?:a )?)?"
)
_TAIL = (
    r"(?P<span>[a-z][^.;:()|\n!?,]{2,48}?)(?= ?(?:[.;:()|\n!?,*]|$| - | if | when | for more | to make | until |"
    r" once | so | and then |"
    r" instead| and start| or (?=stand|close|use|hold|try)))"
)
_HARD = r"(?:hard|easy|difficult|much|sore|wobbly|boring|simple|tough|painful)"
RULES = (
    Rule(
        "or, or also, before a posture",
        Pattern(
            rf"\b(?:alternatively|or|can also be (?:done|performed)|could (?:also )?be done|can be (?:done|"
            rf"performed)|may be done|also (?:be )?done|do (?:it|this|that one|them)) (?:this |it )?(?:could |"
            rf"can )?(?:also )?(?:be )?(?:done |performed )?(?:in |while |"
            rf"either )?(?P<span>{_POSTURE})\b(?! (?:and|still|tall))"
        ),
        ("It may be done seated.", "Alternatively lying down."),
    ),
    Rule(
        "one posture or another",
        Pattern(
            rf"\b{_POSTURE} or (?P<span>{_POSTURE})\b|\b(?:stand|sit|lie|kneel) or (?P<other>stand|sit|lie|kneel)\b"
        ),
        ("Do this standing or seated.", "Supine or side-lying, as you like.", "Stand or sit."),
    ),
    Rule(
        "a word for harder or easier, and what it is",
        Pattern(
            r"\b(?:harder|easier|advanced|simpler|tougher|regression|next (?:level|step|stage)|make it (?:harder|"
            r"easier)|"
            r"modified|modification|variation|variant|alternative)(?: version| option| variation)?(?:: ?| - |"
            r" is(?: to)? | with your | with (?=[a-z])| when you )" + _LEAD + _TAIL
        ),
        ("Harder version: hold a weight.", "An easier option is with your hands on the wall."),
    ),
    Rule(
        "what to do for more or less of a challenge",
        Pattern(
            r"\b(?:to progress(?: this)?|to make (?:it|this) (?:harder|easier|tougher|more difficult|more challenging)|"
            r"(?:for|as) (?:a |an )?(?:more of a |greater |extra |bigger |harder |easier )?(?:challenge|"
            r"progression|version|modification))[,:] " + _LEAD + _TAIL
        ),
        ("To progress, close your eyes.", "For more of a challenge, hold a weight."),
    ),
    Rule(
        "what to do when it is too hard or too easy",
        Pattern(
            rf"\b(?:(?:too|still too|no longer|can't|cannot|get down)[a-z ,']{{2,30}}\? |"
            rf"(?:if|when|once) (?:this|that|it|they|these|that's|it's|this is|they're)(?: is| are| gets?|"
            rf" feels?)?(?: too)? {_HARD},? |"
            rf"(?:if|when|once) (?:too )?{_HARD},? |(?:if|when|once) (?:that|this|it) is {_HARD}: |"
            rf"when ready,? )" + _LEAD + _TAIL
        ),
        ("Too easy? Close your eyes.", "If this is too hard, bend your knees.", "When easy, do it on one leg."),
    ),
    Rule(
        "a way that is fine, or that is for those who need it",
        Pattern(
            r"(?:(?<=[.;!?] )|(?<=\n)|(?<=, ))(?:keep )?(?P<span>(?:on|with|from|in|without|single|both|knees?|eyes|"
            r"one|hands?|feet|"
            r"back|arms?|sitting|standing|legs?)\b[^.;:()|\n!?,]{2,36}?)(?= (?:if (?:you (?:need|must|prefer|wish|"
            r"have)|that's|it's|"
            r"you're|your)|is (?:fine|ok|okay|allowed)|for the \w{2,12}(?: ones)?\b|when you (?:feel|are|can)|"
            r"once that's|works too))"
        ),
        ("Side plank. On the knees if you need to.", "Push-ups. On your knees is fine."),
    ),
    Rule(
        "what one may try, now or later",
        Pattern(
            r"\b(?:you (?:can|could|may|might)(?: also)? (?:try|do) (?:it |this |them )|(?:try|do) it (?=with|on|from|"
            r"without)|"
            r"later(?: on)?,? (?:you (?:can|could) )?(?:try )?(?:it |this )?(?=on|with|without|from|arms|eyes)|"
            r"at first do it )"
            r"(?:on (?:a |an |the )?(?=wobbly|soft|foam))?" + _TAIL
        ),
        ("You could also try it with eyes closed.", "Later on, with a weight in each hand."),
    ),
    Rule(
        "a way to go on to",
        Pattern(r"\bprogress to (?:a |an |the )?(?!\d)" + _TAIL),
        ("Tandem stance; progress to foam pad.", "Progress to single leg."),
    ),
    Rule(
        "the same thing in another place",
        Pattern(
            r"\bdo (?:it|this|them) (?P<span>in place|on the spot|seated|without the band|against a wall|"
            r"on a bed|in bed)\b"
        ),
        ("Or do it in bed.", "You may do this without the band."),
    ),
)
_OR_IN_NAME = Pattern(r" or (?=[a-z])(?!an? )")
_MORE_OF_THE_SAME = Pattern(
    r"\d|\b(?:reps|repetitions|sets|seconds|band|resistance|more weight|stop|rest|see your|ask|call|skip|reduce|"
    r"increase|next|"
    r"colou?r|heavier|times|we|i|day|week|too|again|as before|move on|progress|"
    r"(?:both|each|either|the other) (?:sides?|ways?|directions?))\b"
)


# "I just do it standing" is what the writer does, not another way the sheet allows.
_IS_MINE = Pattern(r"\bi(?: (?:only|just|always|now|still|usually|mostly)){0,3}(?: ?,? so i(?: just)?)? $")


def variants(text: str, name_end: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the words that name another way to do it."""
    joined = _OR_IN_NAME.search(text, start, name_end)
    if joined:
        yield joined.end(), name_end
    taken: list[tuple[int, int]] = []
    for rule in RULES:
        for match in rule.pattern.finditer(text, max(start, name_end), end):
            place = _span(match)
            if (
                not _is_more(text, place)
                and not _IS_MINE.search(text[max(start, match.start() - 24) : match.start()])
                and not any(a < place[1] and place[0] < b for a, b in taken)
            ):
                taken.append(place)
    yield from sorted(taken)


def _span(match: re.Match[str]) -> tuple[int, int]:
    return match.span("span") if match["span"] else match.span("other")


def _is_more(text: str, place: tuple[int, int]) -> bool:
    """More repetitions or a stronger band are no other way of doing it."""
    return _MORE_OF_THE_SAME.search(text, *place) is not None
