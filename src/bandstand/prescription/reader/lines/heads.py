"""The head of each line, the words that may be a name, up to a dose, a label or a separator."""

from dataclasses import dataclass, replace

from bandstand.prescription.reader.lines.blocks import Line
from bandstand.prescription.reader.lines.names import Worth, is_modifier, is_section, words_between, worth_of
from bandstand.prescription.reader.lines.vocabulary import INSTRUCTIONS
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.written.labels import LABELS, is_label

LONGEST_NAME = 6  # words of a head that may be a name as it stands
FEWEST_RUN_ON = 4  # words of a name and a sentence with nothing between them
SOON = 4  # characters from a name behind a label to its dose: "Warm up: brisk walk, 5 minutes"
LONG_LABEL = 3  # words: "Running rehab, week two: Knee highs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The opening of a line, up to its first dose or separator: what may be a name."""

    start: int
    end: int
    words: tuple[str, ...]
    worth: Worth
    alone: bool  # nothing but the head stands on the line, save a remark in brackets
    parted: bool  # a colon, dash or dose follows the head
    line: Line
    told: bool = False  # the name stands inside an instruction, which begins with the line


_SEPARATOR = Pattern(
    r": ?| - |\. |\.$|, (?=\d)|;|\||\?|!| \(|\((?=\d)|:$|, (?=hold|repeat|rest |rest$|then|do |on |with |lying|"
    r"standing|sitting|seated|keep)| = | @ | (?=[Ss]ets? ?[/x&] ?[Rr]eps?\b)| x (?=\d)| ?\.{3}| / (?=\d)|_{2}",
    minds_capitals=True,
)
_KEPT_PARENTHESIS = Pattern(r" \((?:(?-i:[A-Z]{2,6})|(?:the )?(?:left|right|affected|bad|injured)[a-z ]{0,14})\)")
_INNER_PARENTHESIS = Pattern(r" \([a-z ,]{3,30}\) (?:[a-z]{3,14} ?){1,2}")  # "Gluteal (buttock) exercises"
_REMARK = Pattern(r" ?[(\[][^()\[\]\n]{0,80}[)\]][ :.*_]{0,40}")
_DAY = Pattern(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day ?[:,-]?|(?:mon|tues?|wed|thu|thurs|fri|sat|sun) ?[:-])"
    r" (?=[a-z])(?!(?:and|to|or|until|for|at|from|morning|evening)\b)"
)
# "Standing. Take the leg sideways": where one is, before what one does.
_POSTURE = Pattern(
    r"(?:in )?(?:standing|sitting|seated|lying|kneeling|prone|supine)(?: (?:down|up|tall|on (?:your|the) "
    r"(?:back|side|front|floor|bed)))?(?: (?:or|and) (?:standing|sitting|seated|lying|"
    r"kneeling))?\. (?=[A-Z][a-z]{1,14} [a-z])"
)
# "EVERTOR STRETCH On a chair": a name in capitals, and straight after it what to do.
_LOUD = Pattern(
    r"(?=[A-Z-]{5}|[A-Z-]{2,4} [A-Z]{2})[A-Z][A-Z'/-]{1,20}(?: (?:[A-Z][A-Z'/-]{1,20}|A)(?= )){0,6}"
    r"(?= (?:[A-Z][a-z]|[A-Z] [a-z])[^\n:]{24})",
    minds_capitals=True,
)
# "Stretch: child's pose": what kind of exercise it is, before its name.
_KINDS = frozenset(
    (each,) for each in ("stretch", "stretches", "strengthen", "strength", "mobilise", "mobilize", "mobility")
)
_CLOSING = " .,:;-|([*_=/"
_INLINE_LABEL = Pattern(
    r" ((?:[A-Z][a-z]{1,12}|[A-Z]{2,12})(?: [a-z]{2,10}| [A-Z][a-z]{1,12}){0,3}) ?:", minds_capitals=True
)
_MUSCLE_SETS = Pattern(r"(?:quad\w{0,7}|glute\w{0,4}|ham\w{0,8}|muscle|isometric|core|ab\w{0,8}|adductor) sets?$")
_BARE_DOSE_WORD = Pattern(r" (?:sets?|reps?|repetitions?|hold|time)$")


def head_of(text: str, line: Line, first_dose: int | None) -> Head:
    """The head of a line; a label like "Cool-down:" gives way to the name after it.

    `first_dose` is where the first dose of the line begins.
    """
    if day := _DAY.match(text, line.start, line.end) or _POSTURE.match(text, line.start, line.end):
        line = replace(line, start=day.end())
    head = _head(text, line, first_dose)
    words = list(head.words)
    over_others = is_section(words) or head.words in _KINDS
    label = text[head.end : head.end + 2] == ": " and over_others and not is_label(words)
    if label and (first_dose is None or first_dose > head.end + 2):
        after = _head(text, replace(line, start=head.end + 2), first_dose)
        long_label = len(head.words) >= LONG_LABEL and after.alone
        dosed = after.worth is Worth.WEAK and first_dose is not None and first_dose - after.end <= SOON
        return after if after.worth is Worth.STRONG or long_label or dosed else head
    return head


def _head(text: str, line: Line, first_dose: int | None) -> Head:
    stop = min(line.end, first_dose if first_dose is not None else line.end)
    end = _closed(text, line.start, _first_separator(text, line.start, stop))
    if kept := _KEPT_PARENTHESIS.match(text, end, line.end) or _INNER_PARENTHESIS.fullmatch(text, end, line.end):
        end = kept.end()
    words = tuple(word.text for word in words_between(text, line.start, end))
    rest = text[end : line.end].strip(_CLOSING + "x")
    return Head(
        start=line.start,
        end=end,
        words=words,
        worth=worth_of(list(words)),
        alone=not rest or (first_dose is None and _REMARK.fullmatch(text, end, line.end) is not None),
        parted=bool(rest),
        line=line,
    )


def _closed(text: str, start: int, end: int) -> int:
    """Without the marks that close a name, and without the word of a dose that stands before its number."""
    while end > start and (text[end - 1] in _CLOSING or _is_times(text, end - 1)):
        end -= 1
    bare = _BARE_DOSE_WORD.search(text, max(start, end - 14), end)
    if bare and not _MUSCLE_SETS.search(text, max(start, end - 20), end):
        return _closed(text, start, bare.start()) if text[end : end + 2].strip(" ")[:1] in (":", *"0123456789") else end
    return end


def _is_times(text: str, at: int) -> bool:
    """The x of "Calf raise x 10" counts; that of "index" does not."""
    return text[at] == "x" and not text[at - 1].isalpha()


def row_head(text: str, line: Line, name: tuple[int, int] | None) -> Head:
    """The head of a table row: the cell with the name, None where the row names nothing."""
    if name is None:
        return Head(start=line.start, end=line.start, words=(), worth=Worth.NONE, alone=False, parted=False, line=line)
    words = tuple(word.text for word in words_between(text, *name))
    worth = worth_of(list(words))
    return Head(start=name[0], end=name[1], words=words, worth=worth, alone=False, parted=True, line=line)


def _first_separator(text: str, start: int, stop: int) -> int:
    """Where the head ends: at a mark that parts, or at the label of a form ("Pelvic Drop How To: ...")."""
    match = _SEPARATOR.search(text, start + 1, stop) if stop > start + 1 else None
    end = match.start() if match else stop
    if (loud := _LOUD.match(text, start, stop)) and loud.end() < end and _is_run_in(text, *loud.span(), end):
        end = loud.end()
    end = _before_a_sentence(text, start, end)
    for label in _INLINE_LABEL.finditer(text, start, min(stop, end + 2)):
        for at in _word_starts(label[1], label.start(1)):
            if _is_of_a_name(text, start, at, label.end(1)):
                continue
            if text[at : label.end(1)].lower() in LABELS and not _MUSCLE_SETS.search(text, start, label.end(1)):
                return at - 1
    return end


def _is_of_a_name(text: str, start: int, label_start: int, label_end: int) -> bool:
    """ "Side steps: 20 each way" is a name, though forms have a label "Steps"."""
    before = [word.text for word in words_between(text, start, label_start)]
    return text[label_start:label_end].lower() in ("steps", "movement") and len(before) == 1 and is_modifier(before[0])


# "Straight-leg raise Sit upright in a chair": a name in small letters, and straight after it a sentence.
_RUN_ON = Pattern(
    r"[A-Z][a-z-]{2,20}(?: [a-z-]{2,14}){1,4}(?= [A-Z][a-z]{1,14} [a-z]{1,14} [a-z])", minds_capitals=True
)


def _before_a_sentence(text: str, start: int, stop: int) -> int:
    """Where a name ends that a sentence follows without a mark, as copied text has it; the stop where none does."""
    named = _RUN_ON.match(text, start, stop)
    if named is None:
        return _before_an_instruction(text, start, stop)
    return named.end() if worth_of([word.text for word in words_between(text, *named.span())]) is Worth.STRONG else stop


def _before_an_instruction(text: str, start: int, stop: int) -> int:
    """ "Ball Squeeze Place a ball in your palm": where a verb with a capital goes on in small letters."""
    words = words_between(text, start, stop)
    if len(words) < FEWEST_RUN_ON or not text[start].isupper():
        return stop
    for at in range(1 if "-" in words[0].text else 2, min(LONGEST_NAME, len(words) - 1)):
        told = words[at].text in INSTRUCTIONS - _SMALL | _SIDES and text[words[at].start].isupper()
        if (
            told
            and text[words[at + 1].start].islower()
            and worth_of([word.text for word in words[:at]]) is Worth.STRONG
        ):
            return words[at].start - 1
    return stop


_SIDES = frozenset(["one", "both", "right", "left"])
_SMALL = frozenset(["from", "with", "on", "while", "now", "then", "slowly", "gently", "single"])


def _is_run_in(text: str, start: int, end: int, head_end: int) -> bool:
    """Whether words in capitals name a movement and a sentence that tells it follows: no colon, no dash."""
    words = [word.text for word in words_between(text, start, end)]
    if len(words_between(text, start, head_end)) <= LONGEST_NAME and "," not in text[end:head_end]:
        return False
    sentence = text[head_end : head_end + 1] not in (":", ";") and not text.startswith(" -", head_end)
    return sentence and worth_of(words) is Worth.STRONG and not is_section(words)


def _word_starts(words: str, start: int) -> list[int]:
    """The places where the words of a stretch begin."""
    return [start, *(start + at + 1 for at, char in enumerate(words) if char == " ")]
