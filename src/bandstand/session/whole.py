"""From sections to a whole session: each step gets its id, and the day its last question."""

from dataclasses import replace
from itertools import count

from bandstand.quantity import Message
from bandstand.session.script import AskedAfter, Cue, ScriptSection, Step, StepKind, Tone


def numbered(sections: tuple[ScriptSection, ...]) -> tuple[ScriptSection, ...]:
    """Give every step its id."""
    ids = (f"s{number:03d}" for number in count(1))
    named = (
        replace(section, steps=tuple(replace(step, id=next(ids)) for step in section.steps)) for section in sections
    )
    return tuple(section for section in named if section.steps)


def with_end(sections: tuple[ScriptSection, ...]) -> tuple[ScriptSection, ...]:
    """The last question of the day: pain now."""
    if not sections:
        return sections
    cues = (Cue(at=0, say=Message("script.finish_question"), tone=Tone.QUESTION),)
    end = Step(id="end", kind=StepKind.ASK, words=(Message("script.finish"),), asks=(AskedAfter.PAIN_NOW,), cues=cues)
    return (*sections[:-1], replace(sections[-1], steps=(*sections[-1].steps, end)))
