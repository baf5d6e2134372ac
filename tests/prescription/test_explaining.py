"""A wrong reading is traced step by step: each step tells what it made of the sheet."""

from click.testing import CliRunner

from bandstand.cli.read import read as read_command
from bandstand.prescription.reader import read, steps
from bandstand.prescription.reader.explaining import explain
from tests.prescription.golden import SHEETS

CIRCUIT = "Hip circuit, 3 rounds:\n- Squats - 12\n- Lunges: 8 per leg\n\nDo this routine 3 times a week."


def result_of(step: str, text: str) -> list[str]:
    return next(list(each.lines) for each in explain(text) if each.step == step)


def test_a_reading_and_its_explanation_come_from_the_same_steps() -> None:
    for sheet in SHEETS.glob("*.txt"):
        text = sheet.read_text(encoding="utf-8")
        made = steps(text)
        assert made.reading == read(text)
        assert len(made.lines) == len(made.heads) == len(made.roles)
        assert len(made.entries) == len(made.doses) == len(made.kits) == len(made.reading.exercises)


def test_each_field_says_which_words_it_was_bound_from_and_how_far_away_they_stand() -> None:
    doses = [" ".join(line.split()) for line in result_of("doses", CIRCUIT)]
    assert doses[0] == "Squats"
    assert 'reps 12 own "12" [34-36]' in doses
    assert 'sets 3 whole sheet "3 rounds" [13-21]' in doses


def test_what_was_said_with_another_exercise_is_named() -> None:
    text = "Squats: 10 reps\nLunges: 12 reps\nDo all exercises 3 times a week."
    lines = result_of("doses", text)
    assert any("frequency" in line and "said with Lunges" in line for line in lines[: lines.index("Lunges")])


def test_a_number_set_aside_and_a_dose_nobody_owns_are_shown() -> None:
    assert any("asked" in line for line in result_of("doses", "Squat: 900 reps"))
    assert result_of("unread", "Squat: 3 x 10, then 5 x 8") == ['"5" [20-21]', '"8" [24-25]']
    assert any("left out" in line for line in result_of("exercises", "Squats 3 x 10\nDo not do lunges 3 x 8."))


def test_each_rewriting_that_changed_something_is_told_with_its_lines() -> None:
    told = result_of("rewritings", "Squat\t3\t10\nLunge\t3\t12\nten times")
    assert told == ["normalised     3 new lines, first: Squat|3|10"]
    assert not result_of("rewritings", "Squat: 3 x 10")


def test_every_line_is_shown_with_what_it_is() -> None:
    assert [line.split()[:2] for line in result_of("lines", CIRCUIT)] == [
        ["plain", "section"],
        ["bullet", "name"],
        ["bullet", "name"],
        ["plain", "body"],
    ]


def test_the_terminal_prints_every_step_in_order() -> None:
    said = CliRunner().invoke(read_command, ["-", "--explain"], input="Just a letter.").stdout.splitlines()
    assert [line for line in said if line[0].isdigit()] == [
        f"{number}. {each.step}" for number, each in enumerate(explain("Just a letter."), start=1)
    ]
    assert "    nothing" in said


def test_only_one_form_is_asked_for() -> None:
    assert CliRunner().invoke(read_command, ["-", "--explain", "--json"], input="x").exit_code == 2
