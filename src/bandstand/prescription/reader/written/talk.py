"""What was spoken or chatted and then written down, brought back to sentences: no stamps, no speakers, no broken lines.

A talk copied from under a video is broken anywhere and has neither capitals nor full stops; a chat carries the
time and the name of who wrote; a dictated letter says its commas aloud. None of that is about an exercise.
"""

import re
from collections import Counter
from functools import reduce
from itertools import pairwise

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.wordlists import words
from bandstand.prescription.reader.written.labels import LABELS
from bandstand.prescription.reader.written.normalise import Normal

FEWEST_LINES = 4  # of a talk, or of a chat
MOST_LINE = 120  # characters: longer lines are paragraphs
LEAST_LOW = 0.6  # share of a talk's lines that begin in small letters
LEAST_CUT = 0.15  # share of its lines that break off after a word that ends no line of a list
LEAST_SMALL = 0.3  # share of such small words among all its words: notes have few


_STAMP = Pattern(
    r"^[ \t]{0,4}[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?(?:, \d{1,2}[/.]\d{1,2}[/.]\d{2,4})?[\])]?[ \t]{0,3}(?:- )?"
)
_LINE_STAMP = Pattern(r"(?m:" + _STAMP.source + r")")
_SPEAKER = Pattern(r"(?m:^)(?P<who>[A-Z][\w.'-]{0,15}(?: [\w.'()-]{1,15}){0,2}): (?=\S)", minds_capitals=True)
_IN_CAPITALS = Pattern(r"(?:(?<=[.?!] )|(?m:^))(?P<who>[A-Z]{3,12}): (?=[A-Z])", minds_capitals=True)
_ASKS_OR_TELLS = Pattern(r"\?|\b(?:i|i'm|you|me|my|yes|no|ok|okay|lol|thanks)\b")
_QUOTED = Pattern(
    r"(?m:^)(?:Quote from:? [^\n]{0,80}|\"? ?Reply #\d[^\n]{0,60}|\S{1,24} (?:wrote|said):|"
    r"Posted by [^\n]{0,80}|(?:Re|Fwd?|From|To|Cc|Sent|Date): [^\n]{0,100}|Re(?:\[\d\])?:[^\n]{0,80})(?m:$)"
)
_REPLIES = Pattern(r"(?m:^)(?:Quote from|\S{1,24} (?:wrote|said):)|On [^\n]{4,80} wrote:")
_ANSWERED = Pattern(r"(?m:^)>{1,3} ?[^\n]{0,400}(?m:$)")
_MARK_ALOUD = Pattern(
    r" (?P<mark>comma|full stop|period|colon|semicolon|new (?:paragraph|line)|question mark|"
    r"open brackets?|close brackets?)"
    r"(?=[ \n]|$)"
)
_MARKS = {
    "comma": ",",
    "full stop": ".",
    "period": ".",
    "colon": ":",
    "semicolon": ";",
    "new paragraph": "\n\n",
    "new line": "\n",
    "question mark": "?",
}
FEWEST_MARKS = 3  # "comma" and "full stop" said aloud this often: the letter was dictated
_BREAKS_OFF = words(
    """
    a an the to and of so is you your you're it it's that in on for with at or but then we i this if was from
    we're our my just like what when because as into up too have be they one are can do go them there's that's
    i'm gonna wanna not who which where how let get put keep want don't their her his she he us now
    """
)
_LISTED = Pattern(r"[-*\u2022\u00b7>+#|]|\(?\d{1,2}[.)]|[A-Za-z][.)] ")
_LINE_END = Pattern(r"(?<=[^\n])\n(?=[^\n])", minds_capitals=True)
_TURN = Pattern(r"(?<=[^\n])\n(?=[^\n])(?!\(?\d{1,2}[.)] |[-*\u2022] ?)", minds_capitals=True)


def without_quotes(normal: Normal) -> Normal:
    """What somebody else wrote before, and the head of a message, are not what the writer was told to do."""
    if _REPLIES.search(normal.text):  # elsewhere ">" marks the items of a list
        normal = normal.rewritten(_ANSWERED, lambda match: "")
    return normal.rewritten(_QUOTED, lambda match: "")


_MOMENT = r"\d{1,2}:\d{2}(?::\d{2})?[.,]\d{1,3}"
_CAPTION_HEAD = Pattern(rf"(?:\A|\n{{1,2}})(?:\d{{1,4}}\n)?{_MOMENT} ?-{{1,3}}> ?{_MOMENT}[^\n]{{0,40}}\n")


def without_captions(normal: Normal) -> Normal:
    """The numbers and times between the lines of a caption file."""
    return normal.rewritten(_CAPTION_HEAD, lambda match: "\n" if match.start() else "")


def without_stamps(normal: Normal) -> Normal:
    """ "[18:05]" before every line of a chat, or "0:41" in a transcript, tells when it was said.

    The chapters of a video are a list: "0:40 Squat", "1:40 Bridge".
    """
    stamped = sum(1 for _ in _LINE_STAMP.finditer(normal.text))
    if stamped < FEWEST_STAMPS:
        return normal
    mark = "- " if _are_chapters(normal.text) else ""
    return normal.rewritten(_LINE_STAMP, lambda match: mark)


_CHAPTER = Pattern(r"(?m:^)(?:(?P<h>\d):)?(?P<min>\d{1,2}):(?P<sec>[0-5]\d) (?=[^\W\d])(?P<said>[^\n]{2,120})(?m:$)")
FEWEST_STAMPS = 3
SHORTEST_CHAPTER = 25  # seconds: what is spoken is stamped more often
LONGEST_CHAPTER_NAME = 80  # characters


def _are_chapters(text: str) -> bool:
    """Whether stamps stand before short lines, so far apart that each is a part of its own."""
    found = list(_CHAPTER.finditer(text))
    begins = [3600 * int(each["h"] or 0) + 60 * int(each["min"]) + int(each["sec"]) for each in found]
    gaps = [after - before for before, after in pairwise(begins)]
    short = all(len(each["said"]) <= LONGEST_CHAPTER_NAME for each in found)
    return len(found) >= FEWEST_STAMPS and short and min(gaps) > 0 and sorted(gaps)[len(gaps) // 2] >= SHORTEST_CHAPTER


def without_speakers(normal: Normal) -> Normal:
    """ "Ben (physio): Bird dog" is about the bird dog; the labels of a form ("Reps: 10") speak to nobody."""
    normal = _without_capitals(normal)
    speakers = _speakers(normal.text)
    if not speakers:
        return normal
    bare = normal.rewritten(_SPEAKER, lambda match: "" if match["who"] in speakers else match[0])
    return bare.rewritten(_TURN, _end_of_a_turn)


def _end_of_a_turn(end: re.Match[str]) -> str:
    """A turn is a sentence, with a full stop or without."""
    begin = end.string.rfind("\n", 0, end.start()) + 1
    if _LISTED.match(end.string, begin):
        return "\n\n"
    return " " if end.string[end.start() - 1] in ".!?:;," else ". "


def _without_capitals(normal: Normal) -> Normal:
    """ "HOST: How often? GUEST: Every day." inside a line, where two take turns."""
    found = Counter(match["who"] for match in _IN_CAPITALS.finditer(normal.text) if match["who"].lower() not in LABELS)
    if sum(times > 1 for times in found.values()) < 2:
        return normal
    return normal.rewritten(_IN_CAPITALS, lambda match: "" if found[match["who"]] > 1 else match[0])


def _speakers(text: str) -> frozenset[str]:
    """The names before a colon, where two or more take turns and talk to each other."""
    found = Counter(match["who"] for match in _SPEAKER.finditer(text) if match["who"].lower() not in LABELS)
    often = frozenset(who for who, times in found.items() if times > 1)
    lines = [match for match in _SPEAKER.finditer(text) if match["who"] in often]
    talking = sum(_ASKS_OR_TELLS.search(text, line.end(), line.end() + MOST_LINE) is not None for line in lines)
    return often if len(often) > 1 and len(lines) >= FEWEST_LINES and talking * 3 >= len(lines) else frozenset()


def marks_from_words(normal: Normal) -> Normal:
    """A dictated letter says its marks: "hold for 5 seconds comma 4 times full stop"."""
    said = sum(1 for _ in _MARK_ALOUD.finditer(normal.text))
    if said < FEWEST_MARKS or "full stop" not in normal.text.lower():
        return normal
    return normal.rewritten(_MARK_ALOUD, lambda match: _MARKS.get(match["mark"].lower(), ""))


def talk_joined(normal: Normal) -> Normal:
    """The lines of a talk are one line: they break wherever the caption was full."""
    ends: set[int] = set()
    begin = 0
    for block in normal.text.split("\n\n"):
        if is_talk(block.split("\n")):
            ends.update(begin + at for at, character in enumerate(block) if character == "\n")
        begin += len(block) + 2
    return normal.rewritten(_LINE_END, lambda end: " " if end.start() in ends else "\n") if ends else normal


def is_talk(lines: list[str]) -> bool:
    """Whether lines break off anywhere, as captions do; the lines of a list end where their sense ends."""
    said = [line.strip() for line in lines if line.strip()]
    if len(said) < FEWEST_LINES or max(map(len, said)) > MOST_LINE or any(_LISTED.match(line) for line in said):
        return False
    low = sum(line[0].islower() or line[0].isdigit() for line in said)
    cut = sum(line.split()[-1].lower() in _BREAKS_OFF for line in said[:-1])
    closed = sum(line[-1] in ".:;!" for line in said)
    runs_on = low >= LEAST_LOW * len(said) and cut >= LEAST_CUT * len(said) and closed * 2 <= len(said)
    return runs_on and _is_spoken(" ".join(said).lower().split())


def _is_spoken(words: list[str]) -> bool:
    return sum(word in _BREAKS_OFF for word in words) >= LEAST_SMALL * len(words)


STEPS = (without_quotes, without_captions, without_stamps, without_speakers, marks_from_words, talk_joined)


def written(normal: Normal) -> Normal:
    """The text as its writer would have written it with time to do so."""
    return reduce(lambda text, step: step(text), STEPS, normal)
