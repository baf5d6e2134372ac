"""`bandstand read`: for people, and for other programs."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bandstand.cli.read import read
from bandstand.quantity import BandstandError
from bandstand.words import say
from tests.documents.made import docx, paragraph, pdf_with_words
from tests.prescription.golden import SHEETS

HIP = SHEETS / "hip-retold.txt"


def run(*words: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(read, list(words), input=given)


def sentence_of(result: Result) -> str:
    assert isinstance(result.exception, BandstandError), result.output
    return say(result.exception.message)


def test_a_sheet_as_json_has_exercises_questions_and_what_was_not_read() -> None:
    result = run(str(HIP), "--json")
    form = json.loads(result.stdout)
    text = HIP.read_text(encoding="utf-8")
    assert result.exit_code == 0
    assert form.keys() == {"exercises", "questions", "unread"}
    walk, side, climber, _ = form["exercises"]
    assert walk["band_at"] == ["ankles", "calves"]
    assert side["duration_s"] == [30, 30]
    assert climber["side"] == "each", "the corpus decides; the question stands beside it"
    question = form["questions"][0]
    assert (question["exercise"], question["field"]) == ("Banded mountain climber", "side")
    assert text[slice(*question["span"])] == "on both legs"
    assert {text[slice(*span)] for span in climber["spans"]["reps"]} == {"10 to 15 reps"}


def test_a_dash_reads_from_standard_input() -> None:
    result = run("-", "--json", given="Clamshell: 3 x 10")
    assert json.loads(result.stdout)["exercises"][0]["name"] == "Clamshell"


def test_many_sheets_come_back_line_by_line_in_order(tmp_path: Path) -> None:
    lines = [
        {"id": "b", "text": "Clamshell: 3 x 10"},
        {"id": "a", "text": "nothing"},
        {"id": 3, "text": "Bridge hold: 20 s"},
    ]
    file = tmp_path / "sheets.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    found = [json.loads(line) for line in run(str(file), "--jsonl").stdout.splitlines()]
    assert [each["id"] for each in found] == ["b", "a", 3]
    assert [len(each["exercises"]) for each in found] == [1, 0, 1]
    assert all(each.keys() == {"id", "exercises"} for each in found)


def test_people_get_the_plan_in_plain_words() -> None:
    assert "Do 3 sets of 10-15 reps." in run(str(HIP)).stdout


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (b"", "is empty"),
        (b" \n ", "nothing to read"),
        (b"a" * 65_537, "64 kilobytes"),
        (b"\x00\xff\xfe\x01", "not text"),
        (b"Just a letter about the weather.", "No exercise"),
    ],
)
def test_bad_input_gets_a_sentence_that_says_what_to_do(given: bytes, words: str) -> None:
    assert words in sentence_of(run("-", given=given))


NO_SHEETS = [
    *("{", "[]", '{"id": 1}', '{"text": "x"}', '{"id": 1, "text": 5}', "[" * 100_000, '{"id": ' * 100_000),
    *('{"id": NaN, "text": "x"}', '{"id": -Infinity, "text": "x"}', '{"id": [1e999], "text": "x"}'),
]


@pytest.mark.parametrize("line", NO_SHEETS, ids=[line[:20] for line in NO_SHEETS])
def test_a_line_that_is_no_sheet_is_named_by_its_number(line: str) -> None:
    result = run("-", "--jsonl", given='{"id": 1, "text": "Bridge: 2 x 8"}\n' + line + "\n")
    assert "Line 2" in sentence_of(result)
    assert json.loads(result.stdout)["id"] == 1, "what came before is not lost"


def test_places_in_a_pdf_are_places_in_the_text_that_comes_with_them(tmp_path: Path) -> None:
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf_with_words("Knee plan", "Clamshell: 2 sets of 12 reps each side"))
    form = json.loads(run(str(file), "--json").stdout)
    assert form["text"] == "Knee plan\nClamshell: 2 sets of 12 reps each side\n"
    start, end = form["exercises"][0]["spans"]["reps"][0]
    assert "12" in form["text"][start:end]


def test_a_word_file_may_come_from_standard_input() -> None:
    result = run("-", "--json", given=docx(paragraph("Clamshell: 3 x 10")))
    assert json.loads(result.stdout)["exercises"][0]["name"] == "Clamshell"


def test_json_and_jsonl_together_are_wrong_usage() -> None:
    assert run("-", "--json", "--jsonl", given="x").exit_code == 2


def test_an_old_windows_file_is_read_too() -> None:
    result = run("-", "--json", given="Clamshell: 10\x9615 reps".encode("latin-1"))
    assert json.loads(result.stdout)["exercises"][0]["reps"] == [10, 15]
