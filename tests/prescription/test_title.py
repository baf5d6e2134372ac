"""What a sheet calls itself: its first line, or what its e-mail is about; never a form's lines to be filled in."""

import pytest

from bandstand.prescription.draft import to_plan
from bandstand.prescription.reader import read

BRIDGE = "Bridge: 3 sets of 10 reps\nClamshell: 2 sets of 12 reps\n"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Hip plan", "Hip plan"),
        ("Subject: Re: Re: your hip", "Your hip"),
        ("From: Sam\nTo: you\nSubject: Fwd: RE: Your knee plan.", "Your knee plan"),
        ("From: Sam\nDate: 3 May", ""),
        ("Name: ________ Date: ________", ""),
        ("Patient: Jo Doe\nDate: 3 May", ""),
        ("Hip plan, 3 times a week", "Hip plan, 3 times a week"),
        ("3 rounds", ""),
        ("3 rounds, rest 60 seconds between rounds", ""),
        ("No rest between exercises, 2 minutes between rounds", ""),
        ("Do everything twice", ""),
        ("Twice a day.", ""),
        ("Hi Jo, lovely to see you on Tuesday!", ""),
        ("Dear Jo,\nHip plan", "Hip plan"),
        ("Dear Jo,\nAs we said, please do these twice a day:", ""),
        ("Hello Jo,\nI hope you are well. Here is what to do at home.", ""),
        ("Good to see you today.\n\nExercises at home\n", "Exercises at home"),
    ],
)
def test_a_plan_is_called_what_its_sheet_is_about(above: str, title: str) -> None:
    assert to_plan(read(f"{above}\n\n{BRIDGE}")).title == title


@pytest.mark.parametrize("head", ["Exercise | Reps", "| Exercise | Sets | Reps |"])
def test_the_head_of_a_table_is_no_title(head: str) -> None:
    assert to_plan(read(f"{head}\nSquat | 3 | 10\nBridge | 3 | 12\n")).title == ""
