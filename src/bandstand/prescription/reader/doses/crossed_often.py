"""How often, behind a cross: "3xday", "2x12 x3/week". Looked for before the crosses that count."""

from bandstand.prescription.reader.doses.frequency import times_in
from bandstand.prescription.reader.doses.phrases import Finder, amount
from bandstand.prescription.reader.patterns import Pattern

_WHOLE_DOSE = Pattern(r"\d ?[x*] ?\d{1,3}(?:-\d{1,3})?(?: ?(?:reps?|s|secs?|each|ea|/ ?side))?,? $")

_OPENS_A_LINE = Pattern(r"\n(?:- )?$")

FINDERS = (
    Finder(
        "3xday",
        Pattern(amount("n") + r" ?x ?(?P<per>day|daily|week|weekly|wk|d(?=[\s.,;)|]|$))\b"),
        times_in,
        why="a cross straight before the day or the week stands for times",
        examples=("Chin tucks, 3xday.", "Bridges 2xweek"),
    ),
    Finder(
        "2x12 x3/week",
        Pattern(
            r"(?:(?<=[\da-z,] )|(?<=\n)|(?<=- ))[x*] ?"
            + amount("n")
            + r" ?(?:/|per|a|times (?:a|per)) ?(?P<per>day|week|wk|d(?=[\s.,;)|]|$))\b"
        ),
        lambda match: (
            times_in(match)
            if _OPENS_A_LINE.search(match.string[max(0, match.start() - 3) : match.start()])
            or _WHOLE_DOSE.search(match.string[max(0, match.start() - 24) : match.start()])
            else None
        ),
        why="a cross behind a whole dose counts the days or the times a day",
        examples=("Clams 2x12 x3/week", "Bridges 3 x 10 x 2/day"),
    ),
)
