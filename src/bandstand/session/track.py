"""A script on a tape: when each tone sounds and each phrase is said, where nobody taps.

A player waits for a person; a tape cannot. So what waits gets a pause of its own, and a sentence that says so.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bandstand.prescription.limb import Limb
from bandstand.quantity import Message
from bandstand.session.cues import side_words
from bandstand.session.script import Cue, Script, Shown, Step, StepKind, Tone
from bandstand.session.tones import seconds_of

# All in seconds. Source: bandstand-choice; the first two are the player's own.
LATE = 1.5  # words that would come later than this are left out
BREATH = 0.15
LEAD_IN = 1.0  # a loudspeaker that wakes up swallows the first moment
ENDING = 2.0
PAUSES = {StepKind.SET_UP: 12.0, StepKind.ASK: 10.0, StepKind.WORK: 60.0}
BEFORE_A_COUNT = 3  # words of the script take about so long
PAUSE_ME = Message("track.pause_me")
LAST_ONE = Message("track.last_one")
NEVER = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounded:
    """A tone, so many seconds after the tape began."""

    at: float
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A phrase in words, so many seconds after the tape began."""

    at: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A place to jump to: a part of one exercise."""

    at: float
    exercise: str
    part: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """A whole session in time. Tones and phrases are each in order."""

    seconds: float
    tones: tuple[Sounded, ...]
    said: tuple[Said, ...]
    chapters: tuple[Chapter, ...]


def phrases(script: Script, say: Callable[[Message], str]) -> tuple[str, ...]:
    """Everything that may be said, each phrase once."""
    told = [cue.say for step in script.steps for cue in sounding(step) if cue.say]
    return tuple(dict.fromkeys(say(each) for each in (*told, PAUSE_ME)))


def lay_out(script: Script, say: Callable[[Message], str], length_of: Callable[[str], float]) -> Track:
    """The script from its first step to its last.

    Args:
        script: What the player would play; its tones stand at the same seconds of each step.
        say: A sentence in words.
        length_of: How many seconds one phrase takes to say.
    """
    tape = _Tape(script, say, length_of)
    for place in range(len(script.steps)):
        tape.play(place)
    return tape.track()


def sounding(step: Step) -> tuple[Cue, ...]:
    """The cues of a step. Where it has no tones of its own, each rep but the first has a tick and its count."""
    if step.reps is None or not step.pace:
        return step.cues
    most, last = step.reps.high, step.reps.high * step.pace
    if any(cue.tone and 0 < cue.at < last for cue in step.cues):
        return step.cues
    return (*step.cues, *(_count(step, rep) for rep in range(2, most + 1)))


def _count(step: Step, rep: int) -> Cue:
    """A tick, and which rep it is; only the tick where other words are being said."""
    assert step.reps is not None, "only what has reps is counted"
    at = (rep - 1) * step.pace
    if rep == step.reps.high:
        return Cue(at=at, say=LAST_ONE, tone=Tone.TICK)
    taken = any(cue.say and at - BEFORE_A_COUNT < cue.at <= at for cue in step.cues)
    return Cue(at=at, say=None if taken else Message("script.words", words=str(rep)), tone=Tone.TICK)


def waits(step: Step) -> bool:
    """Whether a player would wait here for a person, or may be told to go on sooner."""
    return step.kind is StepKind.SET_UP or _length(step) is None


def _length(step: Step) -> float | None:
    if step.seconds is not None:
        return step.seconds
    return step.reps.high * step.pace if step.reps and step.pace else None


class _Tape:
    """The tape while it is laid out: how far it has come, and until when somebody is speaking."""

    def __init__(self, script: Script, say: Callable[[Message], str], length_of: Callable[[str], float]) -> None:
        self._steps = script.steps
        self._shown = {each.key: each for each in script.shown}
        self._say = say
        self._length_of = length_of
        self._at = LEAD_IN
        self._free = LEAD_IN
        self._tones: list[Sounded] = []
        self._said: list[Said] = []
        self._chapters: list[Chapter] = []

    def track(self) -> Track:
        return Track(
            seconds=max(self._at, self._free) + ENDING,
            tones=tuple(sorted(self._tones, key=lambda each: each.at)),
            said=tuple(self._said),
            chapters=tuple(self._chapters),
        )

    def play(self, place: int) -> None:
        """Put one step behind what is there."""
        step = self._steps[place]
        self._begin_chapter(step)
        self._tones += _tones(step, self._at)
        if waits(step):
            self._wait(step)
        else:
            self._go_on(place)

    def _begin_chapter(self, step: Step) -> None:
        shown = self._shown.get(step.prescription)
        if shown and (part := _part(step, shown)):
            self._chapters.append(Chapter(at=self._at, exercise=shown.name, part=part))

    def _wait(self, step: Step) -> None:
        """Everything is said however long it takes, and then there is a pause."""
        for cue in (*sounding(step), Cue(at=0, say=PAUSE_ME)):
            if cue.say:
                self._speak(self._say(cue.say), self._after_go(max(self._at + cue.at, self._free)))
        self._at = max(self._at + (step.seconds or 0), self._free + PAUSES[step.kind])

    def _go_on(self, place: int) -> None:
        """The clock decides: words end before the next go tone, or are left out."""
        gos = list(self._gos(place))
        for cue in sorted(sounding(self._steps[place]), key=lambda each: each.at):
            if cue.say:
                self._speak_in_time(self._say(cue.say), self._at + cue.at, gos)
        self._at += _length(self._steps[place]) or 0

    def _gos(self, place: int) -> Iterator[float]:
        """When go tones sound from here to the next step that waits."""
        at = self._at
        for step in self._steps[place:]:
            yield from (tone.at for tone in _tones(step, at) if tone.tone is Tone.GO)
            if waits(step):
                return
            at += _length(step) or 0

    def _speak_in_time(self, words: str, due: float, gos: list[float]) -> None:
        length = self._length_of(words)
        go = next((each for each in gos if each > due), NEVER)
        at = self._after_go(max(min(due, go - length - BREATH), self._free))
        if at <= due + LATE and not any(at < each < at + length for each in gos):
            self._speak(words, at)

    def _speak(self, words: str, at: float) -> None:
        self._said.append(Said(at=at, words=words))
        self._free = at + self._length_of(words) + BREATH

    def _after_go(self, at: float) -> float:
        """The same moment, or the end of a go tone that still sounds then."""
        length = seconds_of(Tone.GO)
        gos = (each.at for each in self._tones if each.tone is Tone.GO)
        return max([at, *(go + length for go in gos if go <= at < go + length)])


def _tones(step: Step, at: float) -> Iterator[Sounded]:
    return (Sounded(at=at + cue.at, tone=cue.tone) for cue in sounding(step) if cue.tone)


def _part(step: Step, shown: Shown) -> Message | None:
    """What a chapter is called that begins with this step; None where none does."""
    if step.kind is StepKind.SET_UP:
        return Message("track.set_up")
    if step.kind not in (StepKind.PREPARE, StepKind.SWITCH_SIDE):
        return None
    told = {"set": step.set, "sets": step.sets}
    if step.side is None:
        return Message("script.set_of", **told)
    return Message("track.set_side", **told, side=side_words(step.side, Limb(shown.limb)))
