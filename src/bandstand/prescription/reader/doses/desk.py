"""What an office writes on a sheet, and what a life is counted in: names, rooms, references, pets, ways to work."""

import re
from collections.abc import Sequence

from bandstand.prescription.reader.doses.phrases import Finder, Phrase, amount, nothing
from bandstand.prescription.reader.known import known
from bandstand.prescription.reader.lines.vocabulary import MODIFIERS, MOVEMENTS, WHOLE_NAMES
from bandstand.prescription.reader.patterns import Pattern


def _of_a_person(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "Jane Doe, 45" at the top is somebody's age; "Heel Raises, 20" is a count."""
    words = match["name"].lower()
    trade = set(re.split(r"[ -]", words)) & (MOVEMENTS | MODIFIERS)
    return None if trade or words in WHOLE_NAMES or known(match["name"]) else ()


FINDERS = (
    Finder(
        "https://a.b/3x12",
        Pattern(r"\bhttps?://[^\s<>]{1,300}|\bwww\.[^\s<>]{1,300}"),
        nothing,
        why="an address has numbers of its own",
        examples=("See https://example.org/3x12?t=30s", "Film at www.example.org/v/10x3"),
    ),
    Finder(
        "version 2.1, page 3 of 5",
        Pattern(
            r"\b(?:version|v\.|rev(?:ision)?\.?|edition) ?\d{1,3}(?:\.\d{1,3}){0,2}\b|"
            r"\bpages? \d{1,3} ?(?:of|/|-) ?\d{1,3}\b"
        ),
        nothing,
        why="versions and pages of a paper are numbered",
        examples=("Version 2.1, page 3 of 5", "Edition 4, page 2/6"),
    ),
    Finder(
        "Mrs Hall, 67",
        Pattern(
            r"\b(?-i:Mrs|Mr|Ms|Miss|Mx|Dr|Name:|Patient:|Client:)\.?(?: (?-i:[A-Z])[\w'-]{0,20}){1,3},? ?\(?\d{1,3}\b"
            r"(?! ?(?:x|reps|times|sets|s|sec|min))"
        ),
        nothing,
        why="a number behind a person's name is an age",
        examples=("Mrs Hall, 67", "Name: Ann Lee, 58"),
    ),
    Finder(
        "Jane Doe, 45",
        Pattern(r"\A(?P<name>(?-i:[A-Z])[a-z'-]{1,20} (?-i:[A-Z])[a-z'-]{1,20}), ?\d{2}(?= ?(?:\n|yo\b|yrs))"),
        _of_a_person,
        why="a sheet may open with whose it is and how old she is",
        examples=("Jane Doe, 45\nBridge 3x10", "Omar Haddad, 61\nRows 3x10"),
    ),
    Finder(
        "Ref 4x12",
        Pattern(
            r"\b(?:ref(?:erence)?|invoice|file|mrn|order|form)(?: (?:no|number|code))?\.?:? ?#?[a-z]{0,3}-?"
            r"\d[\dx/-]{0,12}\b"
            r"(?! ?(?:reps|times|sets|s\b|sec|min))"
        ),
        nothing,
        why="a reference is a mark of the office",
        examples=("Room 3, Ref 4x12", "Invoice no. 3x10"),
    ),
    Finder(
        "Room 3",
        Pattern(
            r"\b(?:room|ward|clinic|floor|suite|bay|desk) \d{1,3}\b(?! ?(?:x|\*|reps|times|sets|s\b|sec|min|each))"
        ),
        nothing,
        why="rooms and wards are numbered",
        examples=("Room 3, ask for Dana.", "Seen on ward 12."),
    ),
    Finder(
        "2 dogs",
        Pattern(
            amount("n") + r" (?:dogs|cats|horses|kids|children|grandchildren|sons|daughters|pets|brothers|sisters)\b"
        ),
        nothing,
        why="who lives with one is counted, and no exercise",
        examples=("I have 2 dogs.", "A mother of 3 children."),
    ),
    Finder(
        "400 m to work",
        Pattern(
            amount("n")
            + r" ?(?:m|metres|meters|miles?|km|kilomet(?:re|er)s|k|yards|min|mins|minutes?|hours?) (?:to|from) "
            r"(?:and from )?(?:the |my |your )?(?:work|school|office|shops?|stores?|station|bus|clinic|hospital|gym|"
            r"home)\b"
        ),
        nothing,
        why="the way to work is part of a life, not of a sheet",
        examples=("I walk 400 m to work.", "It is 15 minutes from the station."),
    ),
    Finder(
        "3x1 2",
        Pattern(
            r"(?<![\d.])\d{1,2} ?(?:[x*]|sets? of|sets? x) ?"
            r"(?:(?-i:\d{0,2}[Oo]\d{0,2}\b|l\d\b)|\d \d{1,2}(?= ?(?:[.,;\n]|$)))"
        ),
        nothing,
        why="a number that was typed or scanned wrong is shown, and not guessed",
        examples=("Bridge 3x1 2", "Clams 2 sets of 1O"),
    ),
)
