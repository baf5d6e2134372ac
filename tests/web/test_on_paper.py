"""The plan on paper, asked for on the page of the plan."""

from tests.web.life import Life
from tests.web.visitor import Visitor


def test_without_a_plan_the_address_of_the_sheet_shows_the_way_to_one(visitor: Visitor) -> None:
    answer = visitor.client.get("/plan/handout.pdf")
    assert answer.status_code == 404
    assert "Read my sheet" in answer.content.decode()


def test_the_plan_in_force_leads_to_its_sheet(visitor: Visitor, life: Life) -> None:
    life.begins(2)
    visitor.open("/plan/")
    form, _ = visitor.page.form("Make the sheet")
    answer = visitor.client.get(form.action, dict(form.fields))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="handout.pdf"'
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.content.startswith(b"%PDF-")


def test_what_nobody_knows_in_the_address_is_as_usual(visitor: Visitor, life: Life) -> None:
    life.begins(2)
    usual = visitor.client.get("/plan/handout.pdf").content
    assert visitor.client.get("/plan/handout.pdf?paper=<script>&large=1").content == usual
