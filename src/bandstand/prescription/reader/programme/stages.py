"""Stages of a programme: "Week 1", "Phase II", "weeks 3-4", "the first 2 weeks", "beginners"."""

from bandstand.prescription.reader.patterns import Pattern

_NUMBER = r"(?:\d{1,2}|one)"
_ROMAN = r"(?:\d{1,2}|one|i{1,3}|iv|vi{0,3})"
_TO = r" ?(?:-|to|&|and|/|through|\+) ?"
_ON = r"(?: ?\+|(?: and)? on(?:wards?)?| and (?:up|beyond))?"
_TIMED = r"(?:weeks?|wks?|days?|months?)"
_COUNTED = r"(?:phases?|stages?|levels?|parts?|blocks?)"
_SOME = (
    rf"(?:{_TIMED}\.? ?{_NUMBER}(?:{_TO}{_NUMBER})?|{_COUNTED} ?{_ROMAN}(?:{_TO}{_ROMAN})?|"
    rf"(?:first|next|last|second|third|fourth|final|1st|2nd|3rd|4th)(?: {_NUMBER})? {_TIMED}|"
    r"beginners?|intermediates?|advanced)"
)
_SPAN_OF_WEEKS = rf"{_NUMBER}{_TO}{_NUMBER} ?(?:weeks?|wks?|months?)"

# A day of the week, by its name or its short form.
WEEKDAY = r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
# The words over a column or a section that is about one stage.
STAGE = Pattern(rf"(?:the |from |in )?(?:{_SOME}{_ON}|{_SPAN_OF_WEEKS})(?![\w-])")
# The words that say which stage a dose in running text is for.
STAGE_NAMED = Pattern(rf"\b{_SOME}{_ON}(?![\w-])(?! (?:or|at|with|post|after|later|of|only))")
