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
    ],
)
def test_a_plan_is_called_what_its_sheet_is_about(above: str, title: str) -> None:
    assert to_plan(read(f"{above}\n\n{BRIDGE}")).title == title
