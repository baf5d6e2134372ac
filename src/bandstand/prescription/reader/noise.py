"""What looks like a dose and is none: ages, angles, dates, lengths, weights, weeks, pain scores, page numbers."""

from bandstand.prescription.reader.phrases import Finder, amount, compiled, nothing

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?"
_BEFORE_A_LABEL = r"weeks?|wks?|months?|phase|stage|grade|level|fig(?:ure)?s?\.?|pages?|pp?\.|table|exercise|step|chapter|row|rows|nos?\.|file|picture|photo|video|part|day|days|size|age|aged|over|under|group|circuit|section|visit|item"
_AFTER_LENGTHS = r"cm|centimet(?:er|re)s?|mm|millimet(?:er|re)s?|inch(?:es)?|in\.|ft\.?|feet|foot"
_AFTER_WEIGHTS = r"kgs?|kilos?|kilograms?|lbs?|pounds?|oz|ounces?|grams?|ml|litres?|liters?|stone"
_AFTER_SPANS = r"weeks?|wks?|months?|mos?|years?|yrs?|hours?|hrs?|decades?|days?"

FINDERS = (
    Finder("angle", compiled(amount("a") + r" ?(?:-| )?(?:\u00b0|degrees?\b|deg\b)"), nothing),
    Finder("share", compiled(amount("a") + r" ?(?:%|per ?cent\b)"), nothing),
    Finder("score", compiled(amount("a") + r" ?(?:/|out of) ?(?:10|5|100)\b(?! ?(?:reps|sets|times))"), nothing),
    Finder("date", compiled(r"(?<!\d)\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}(?![\d-])"), nothing),
    Finder("day of a month", compiled(rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?! )"), nothing),
    Finder("year", compiled(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,-]\d|-)(?! ?(?:reps?|times|sets|s|m|sec|min|seconds|minutes|met)\b)"), nothing),
    Finder("telephone", compiled(r"\(?\d{3,5}\)?[-. ]\d{3}[-. ]\d{3,4}\b"), nothing),
    Finder("clock", compiled(r"(?<!\d)\d{1,2}:\d{2}(?: ?[ap]\.?m\b)?|(?<!\d)\d{1,2} ?[ap]\.?m\b"), nothing),
    Finder("label", compiled(rf"\b(?:{_BEFORE_A_LABEL}) ?#? ?{amount('a')}(?! ?(?:x\b|times|sets|reps|s\b|sec|min))"), nothing),
    Finder("one of many", compiled(r"(?<!\d)\d{1,3} (?:of|in|out of) (?:the |every )?\d{1,3}\b(?! ?(?:reps|sets|times))"), nothing),
    Finder("money", compiled(r"[$\u00a3\u20ac] ?\d{1,6}(?:[.,]\d{1,3})?"), nothing),
    Finder("weight", compiled(amount("a") + rf" ?-?(?:{_AFTER_WEIGHTS})\b"), nothing),
    Finder("small length", compiled(amount("a") + rf" ?-?(?:{_AFTER_LENGTHS})(?![a-z])(?! (?:walk|shuffle))"), nothing),
    Finder("stretch of a calendar", compiled(amount("a") + rf" ?-?(?:{_AFTER_SPANS})\b(?! ?(?:a|per|/|each|every|out of the) ?(?:day|week))"), nothing),
    Finder("age", compiled(amount("a") + r" ?-?year"), nothing),
)
