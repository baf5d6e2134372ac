"""What looks like a dose and is none: ages, angles, dates, lengths, weights, weeks, pain scores, page numbers."""

from bandstand.prescription.reader.doses.phrases import Finder, amount, nothing
from bandstand.prescription.reader.patterns import Pattern

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# "Hip march 2 x 10", "march 10 each side": the number counts something, so the word before it is no month.
_COUNTS = r"(?! ?(?:[x*/]|sets?|rounds?|reps?|times|each|per|on each|seconds?|secs?|s|minutes?|mins?)\b| ?[x*] ?\d)"
_BEFORE_A_LABEL = (
    r"weeks?|wks?|months?|phase|stage|grade|level|fig(?:ure)?s?\.?|pages?|pp?\.|table|exercise|step|"
    r"chapter|row|rows|nos?\.|picture|photo|video|part|day|days|size|age|aged|over|under|group|"
    r"circuit|section|visit|item|numbers?|ref\.?|reference"
)
_AFTER_LENGTHS = r"cm|centimet(?:er|re)s?|mm|millimet(?:er|re)s?|inch(?:es)?|in\.|ft\.?|feet|foot"
_AFTER_WEIGHTS = r"kgs?|kilos?|kilograms?|lbs?|pounds?|oz|ounces?|grams?|ml|litres?|liters?|stone"
_AFTER_SPANS = r"weeks?|wks?|months?|mos?|years?|yrs?|hours?|hrs?|decades?|days?"

FINDERS = (
    Finder(
        "top 5 stretches",
        Pattern(
            r"\b(?:top|best|favou?rite) \d{1,3}\b(?! ?(?:x|\*|sets|reps|times|s\b|sec|min))|"
            r"(?<![\d.-])\d{1,2} (?:[a-z-]{2,14} ){0,2}(?:exercises|stretches|moves|drills|poses|movements)"
            r"(?= (?:for|to|that|which|every|against|you)\b(?! ?(?:about |at |up )?\d))"
        ),
        nothing,
        why="so many exercises for a purpose are a title, and no count of one",
        examples=("Top 5 stretches for runners", "6 gentle moves for a stiff back"),
    ),
    Finder(
        "see the video, 2 minutes",
        Pattern(
            r"\b(?:video|clip|film|audio|recording|podcast|youtube)\b[,:( ]{1,3}(?:about )?"
            + amount("n")
            + r" ?(?:seconds?|secs?|s|minutes?|mins?)\b"
        ),
        nothing,
        why="a video is so long, not the exercise in it",
        examples=("See the video, 2 minutes.", "Clip (45 seconds) on our page."),
    ),
    Finder(
        "that is one set",
        Pattern(
            r"\b(?:that(?:'s| is)|this(?: is)?|which(?: is)?|these|it|together|and|[a-z]|rep|=|equals|makes?|"
            r"counts? as)"
            r"(?: (?:all|together|counts?|makes?|is|are|equals?|as|up|gives)){0,4}(?: (?:as|=))? (?:1|one) "
            r"(?:full |complete |single )?(?:sets?|reps?|repetitions?|rounds?|cycles?|extensions?|times?)\b|"
            r"(?:(?<=left )|(?<=right )|(?<=sides )|(?<=legs )|(?<=ways ))(?:is|are|counts as) (?:1|one) "
            r"(?:set|rep|round)\b|"
            r"(?<![a-z])= ?1 (?:set|rep|round)\b|\b1 (?:set|rep|repetition|round) ?(?:=|is\b|means\b|equals\b|"
            r"consists\b|being\b)"
        ),
        nothing,
        why="what makes one set or one repetition is no count of them",
        examples=("That counts as one set.", "1 set = both legs.", "A and B make one rep."),
    ),
    Finder(
        "who one is",
        Pattern(
            r"\b(?:i am|i'm|she is|she's|he is|he's|aged?|now|turning|turned|was) \d{2}\b(?! ?(?:reps|times|x\b|sets|"
            r"sec|min|steps|%))|"
            r"(?-i:\b\d{2} ?[MF]\b)|\bwhen i was \d{1,2}\b"
        ),
        nothing,
        why="a person's age is no dose",
        examples=("I'm 47 and was a runner.", "29M, rolled my ankle."),
    ),
    Finder(
        "angle",
        Pattern(amount("a") + r" ?(?:-| )?(?:\u00b0|degrees?\b|deg\b)"),
        nothing,
        why="degrees measure an angle",
        examples=("Bend the knee to 90 degrees.", "Lift to 45\u00b0 and lower."),
    ),
    Finder(
        "share",
        Pattern(amount("a") + r" ?(?:%|per ?cent\b)"),
        nothing,
        why="per cent is a share of something",
        examples=("Work at 80% of your best.", "It helps 60 per cent of people."),
    ),
    Finder(
        "score",
        Pattern(amount("a") + r" ?(?:/|out of) ?(?:10|5|100)\b(?! ?(?:reps|sets|times))"),
        nothing,
        why="out of ten is a score of pain or effort",
        examples=("Keep the pain under 4/10.", "An effort of 7 out of 10."),
    ),
    Finder(
        "date",
        Pattern(r"(?<![\d.])\d{1,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{2,4}(?![\d-])"),
        nothing,
        why="three numbers with marks are a date",
        examples=("Seen on 24/06/2025.", "Next visit 3-7-26."),
    ),
    Finder(
        "day of a month",
        Pattern(rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b{_COUNTS}|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?! )"),
        nothing,
        why="a number beside a month is a day",
        examples=("Review on March 12.", "Back on the 3rd of May."),
    ),
    Finder(
        "year",
        Pattern(
            r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,-]\d|-)(?! ?(?:reps?|times|sets|s|m|sec|min|seconds|minutes|met)\b)"
        ),
        nothing,
        why="four digits that begin with 19 or 20 are a year",
        examples=("Surgery in 2019.", "Printed 2024, all rights kept."),
    ),
    Finder(
        "telephone",
        Pattern(r"\(?\d{3,5}\)?[-. ]\d{3}[-. ]\d{3,4}\b"),
        nothing,
        why="long groups of digits are a telephone",
        examples=("Call 555-201-3344 for help.", "Ring 0161 555 0142 first."),
    ),
    Finder(
        "clock",
        Pattern(
            r"(?=\d)(?:(?<!\d)(?!0:)(?<!rest )(?<!hold )(?<!for )(?<!rest: )(?<!hold: )(?<!rests )(?<!sit )(?<!plank )"
            r"(?<!balance )(?<!balance: )(?<!stance )(?<!stretch )(?<!hang )(?<!march )(?<!bridge )(?<!plank: )"
            r"\d{1,2}:\d{2}(?: ?[ap]\.?m\b)?|(?<!\d)(?<![x*])(?<![x*] )\d{1,2} ?[ap]\.?m\b)"
        ),
        nothing,
        why="hours and minutes are the time of day",
        examples=("Class at 10:30 on Fridays.", "Start at 7 am."),
    ),
    Finder(
        "numbers of a list",
        Pattern(
            r"\b(?:numbers?|nos\.|exercises) \d{1,2}(?:, \d{1,2}){0,8},? (?:and|&) \d{1,2}\b(?! ?(?:x\b|times|reps|"
            r"sets))"
        ),
        nothing,
        why="exercises are called by their numbers",
        examples=("Numbers 1, 2 and 5 with both legs.", "Exercises 2 & 3 only."),
    ),
    Finder(
        "label",
        Pattern(
            rf"\b(?:{_BEFORE_A_LABEL}) ?#? ?{amount('a')}"
            r"(?! ?(?:x\b|times|sets|reps|rounds|laps|s\b|sec|min|to \d|- ?\d))"
        ),
        nothing,
        why="a number after such a word counts pages, weeks and the like",
        examples=("See figure 3 for the grip.", "From week 6 you may jog."),
    ),
    Finder(
        "one of many",
        Pattern(r"(?<!\d)\d{1,3} (?:of|in|out of) (?:the |every )?\d{1,3}\b(?! ?(?:reps|sets|times))"),
        nothing,
        why="so many of so many is a share",
        examples=("It helped 3 of every 4 people.", "Pain came back in 2 of 7 runners."),
    ),
    Finder(
        "a set of things",
        Pattern(
            r"\b(?:bands|loops|balls|weights|dumb-?bells|cones|cups|straps|discs|tubes|cans),? \(?(?:set|"
            r"pack) of \d{1,2}\b|"
            r"\b(?:set|pack|box|bag) of \d{1,2} (?:[a-z]{2,12} ){0,3}?(?:bands|loops|balls|weights|dumb-?bells|cones|"
            r"cups|"
            r"straps|discs|tubes)\b"
        ),
        nothing,
        why="things are sold in sets and packs",
        examples=("Booty bands, set of 5.", "A set of 3 latex bands."),
    ),
    Finder(
        "money",
        Pattern(r"[$\u00a3\u20ac] ?\d{1,6}(?:[.,]\d{1,3})?"),
        nothing,
        why="a sum of money",
        examples=("The band costs $12.", "A ball for \u00a35 will do."),
    ),
    Finder(
        "weight",
        Pattern(amount("a") + rf" ?-?(?:{_AFTER_WEIGHTS})\b"),
        nothing,
        why="a weight is a load and no count",
        examples=("Hold a 2 kg weight.", "Carry 10-15 pounds."),
    ),
    Finder(
        "small length",
        Pattern(r"(?<!on )" + amount("a") + rf" ?-?(?:{_AFTER_LENGTHS})(?![a-z])(?! (?:walk|shuffle))"),
        nothing,
        why="short lengths say where and how high, not how far to go",
        examples=("Lift the heel 5 cm.", "Stand on a 6 inch step."),
    ),
    Finder(
        "age",
        Pattern(amount("a") + r" ?-?year"),
        nothing,
        why="years are an age",
        examples=("For a 65-year-old walker.", "A man 40 years old."),
    ),
    Finder(
        "stretch of a calendar",
        Pattern(amount("a") + rf" ?-?(?:{_AFTER_SPANS})\b(?! ?(?:a|per|/|each|every|out of the) ?(?:day|week))"),
        nothing,
        why="weeks and months say for how long, not how much",
        examples=("Go on for 6 weeks.", "Swelling lasts 2-3 months."),
    ),
)
