"""What looks like a dose and is none: ages, angles, dates, lengths, weights, weeks, pain scores, page numbers."""

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Finder, amount, nothing

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# "Hip march 2 x 10", "march 10 each side": the number counts something, so the word before it is no month.
_COUNTS = r"(?! ?(?:[x*/]|sets?|rounds?|reps?|times|each|per|on each|seconds?|secs?|s|minutes?|mins?)\b| ?[x*] ?\d)"
_BEFORE_A_LABEL = (
    r"weeks?|wks?|months?|phase|stage|grade|level|fig(?:ure)?s?\.?|pages?|pp?\.|table|exercise|step|"
    r"chapter|row|rows|nos?\.|picture|photo|video|part|day|days|size|age|aged|over|under|group|"
    r"circuit|section|visit|item"
)
_AFTER_LENGTHS = r"cm|centimet(?:er|re)s?|mm|millimet(?:er|re)s?|inch(?:es)?|in\.|ft\.?|feet|foot"
_AFTER_WEIGHTS = r"kgs?|kilos?|kilograms?|lbs?|pounds?|oz|ounces?|grams?|ml|litres?|liters?|stone"
_AFTER_SPANS = r"weeks?|wks?|months?|mos?|years?|yrs?|hours?|hrs?|decades?|days?"

FINDERS = (
    Finder("angle", Pattern(amount("a") + r" ?(?:-| )?(?:\u00b0|degrees?\b|deg\b)"), nothing),
    Finder("share", Pattern(amount("a") + r" ?(?:%|per ?cent\b)"), nothing),
    Finder("score", Pattern(amount("a") + r" ?(?:/|out of) ?(?:10|5|100)\b(?! ?(?:reps|sets|times))"), nothing),
    Finder("date", Pattern(r"(?<![\d.])\d{1,4}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{2,4}(?![\d-])"), nothing),
    Finder(
        "day of a month",
        Pattern(rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b{_COUNTS}|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?! )"),
        nothing,
    ),
    Finder(
        "year",
        Pattern(
            r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,-]\d|-)(?! ?(?:reps?|times|sets|s|m|sec|min|seconds|minutes|met)\b)"
        ),
        nothing,
    ),
    Finder("telephone", Pattern(r"\(?\d{3,5}\)?[-. ]\d{3}[-. ]\d{3,4}\b"), nothing),
    Finder("clock", Pattern(r"(?<!\d)\d{1,2}:\d{2}(?: ?[ap]\.?m\b)?|(?<!\d)\d{1,2} ?[ap]\.?m\b"), nothing),
    Finder(
        "label",
        Pattern(rf"\b(?:{_BEFORE_A_LABEL}) ?#? ?{amount('a')}(?! ?(?:x\b|times|sets|reps|s\b|sec|min))"),
        nothing,
    ),
    Finder(
        "one of many",
        Pattern(r"(?<!\d)\d{1,3} (?:of|in|out of) (?:the |every )?\d{1,3}\b(?! ?(?:reps|sets|times))"),
        nothing,
    ),
    Finder("money", Pattern(r"[$\u00a3\u20ac] ?\d{1,6}(?:[.,]\d{1,3})?"), nothing),
    Finder("weight", Pattern(amount("a") + rf" ?-?(?:{_AFTER_WEIGHTS})\b"), nothing),
    Finder("small length", Pattern(amount("a") + rf" ?-?(?:{_AFTER_LENGTHS})(?![a-z])(?! (?:walk|shuffle))"), nothing),
    Finder(
        "stretch of a calendar",
        Pattern(amount("a") + rf" ?-?(?:{_AFTER_SPANS})\b(?! ?(?:a|per|/|each|every|out of the) ?(?:day|week))"),
        nothing,
    ),
    Finder("age", Pattern(amount("a") + r" ?-?year"), nothing),
)
