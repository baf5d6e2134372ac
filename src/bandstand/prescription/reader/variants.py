"""Other ways of doing an exercise that the sheet allows, in its own words."""

from collections.abc import Iterator

from bandstand.prescription.reader.patterns import Pattern, Rule

_POSTURE = (
    r"(?:standing(?: up)?|sitting(?: down)?|seated|lying(?: down| flat| on your (?:back|side|front|"
    r"stomach))?|kneeling|supine|prone|side-?lying)"
)
_TAIL = (
    r"(?P<span>[a-z][^.;:()|\n!?]{2,58}?)(?= ?(?:[.;:()|\n!?,]|$| - | if | when | for more | to make | until | once ))"
)
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
        Pattern(rf"\b{_POSTURE} or (?P<span>{_POSTURE})\b"),
        ("Do this standing or seated.", "Supine or side-lying, as you like."),
    ),
    Rule(
        "a word for harder or easier, and what it is",
        Pattern(
            r"\b(?:harder|easier|advanced|simpler|tougher|progression|regression|next (?:level|step|stage)|"
            r"modification|variation|variant|alternative)(?: version| option| variation)?(?:: ?| ?- ?|"
            r" is(?: to)? | with (?:your )?| when (?:you )?| if (?:you )?(?:are )?)" + _TAIL
        ),
        ("Harder version: hold a weight.", "An easier option is with your hands on the wall."),
    ),
    Rule(
        "what to do for more or less of a challenge",
        Pattern(
            r"\b(?:to progress|to make (?:it|this) (?:harder|easier|tougher|more difficult|more challenging)|"
            r"(?:for|as) (?:a |an )?(?:more of a |greater |extra |bigger |harder |easier )?(?:challenge|"
            r"progression|version|modification)|too (?:easy|hard)\?|if (?:this|that|it) is too (?:hard|easy|"
            r"difficult|much)|if (?:that's|it's|this is) (?:too )?(?:easy|hard|difficult)),? (?:(?:you (?:can|"
            r"could|may)|then|try|just) )?(?:do (?:it|this) )?" + _TAIL
        ),
        ("To progress, close your eyes.", "If this is too hard, bend your knees."),
    ),
    Rule(
        "what one may try, now or later",
        Pattern(
            r"\b(?:you (?:can|could|may|might)(?: also)? try (?:it |this |them )?|later(?: on)?,? (?:you (?:can|"
            r"could) )?(?:try )?(?:it |this )?(?=on|with|without))(?:on (?:a |an |the )?|with (?=[a-z]))?" + _TAIL
        ),
        ("You could also try it with eyes closed.", "Later on, you can try it on one leg."),
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
_OR_IN_NAME = Pattern(r" or (?=[a-z])")


def variants(text: str, name_end: int, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of the words that name another way to do it."""
    joined = _OR_IN_NAME.search(text, start, name_end)
    if joined:
        yield joined.end(), name_end
    taken: set[int] = set()
    for rule in RULES:
        for match in rule.pattern.finditer(text, max(start, name_end), end):
            if match.start("span") not in taken:
                taken.add(match.start("span"))
                yield match.span("span")
