"""Who logs in, who does not, and what a log-in opens."""

from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bandstand import store
from bandstand.store.logins import hashed
from tests.accounts.visits import KAT, PAT, SECRET, logged_in
from tests.store.facts import event
from tests.web.visitor import Visitor

COOKIE = settings.SESSION_COOKIE_NAME


def rows_of(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_without_an_account_nobody_is_asked(sqlite: Path) -> None:
    visitor = Visitor()
    assert visitor.open("/").status == 200
    assert COOKIE not in visitor.client.cookies


def test_from_the_first_account_on_every_page_leads_to_the_log_in(kat: UUID) -> None:
    visitor = Visitor()
    page = visitor.open("/recovery/?span=six")
    assert "Log in" in page.words
    assert visitor.place == "/account/log-in/?next=%2Frecovery%2F%3Fspan%3Dsix"


def test_who_logs_in_comes_to_the_page_that_was_asked_for(kat: UUID) -> None:
    visitor = Visitor()
    visitor.open("/recovery/")
    visitor.press("Log in", email=" KAT@example.org ", passphrase=SECRET[KAT])
    assert visitor.place == "/recovery/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "\t//evil.example"],
)
def test_no_log_in_leads_to_another_house(kat: UUID, elsewhere: str) -> None:
    visitor = Visitor()
    visitor.open("/account/log-in/")
    form, _ = visitor.page.form("Log in")
    sent = {**dict(form.fields), "email": KAT, "passphrase": SECRET[KAT], "next": elsewhere}
    assert visitor.client.post("/account/log-in/", sent).headers["Location"] == "/"


def test_a_wrong_passphrase_and_an_unknown_address_get_the_same_answer(kat: UUID) -> None:
    told = []
    for email in (KAT, "no@example.org"):
        visitor = Visitor()
        visitor.open("/account/log-in/")
        visitor.press("Log in", email=email, passphrase="not that one at all")
        told.append((visitor.page.status, visitor.page.words.replace(email, "")))
    assert told[0] == told[1]
    assert told[0][0] == 403


def test_the_cookie_is_new_with_a_log_in_and_the_old_one_is_dead(kat: UUID) -> None:
    """Whoever planted a cookie before holds nothing afterwards."""
    planted = "planted-by-a-stranger"
    visitor = Visitor()
    visitor.client.cookies[COOKIE] = planted
    visitor.open("/")
    visitor.press("Log in", email=KAT, passphrase=SECRET[KAT])
    now = visitor.client.cookies[COOKIE].value
    assert now not in ("", planted)
    assert Client(headers={"host": "127.0.0.1"}).get("/", HTTP_COOKIE=f"{COOKIE}={planted}").status_code == 303
    assert Client(headers={"host": "127.0.0.1"}).get("/", HTTP_COOKIE=f"{COOKIE}={now}").status_code == 200


def test_a_second_log_in_of_the_same_browser_ends_the_first(kat: UUID, pat: UUID) -> None:
    visitor = logged_in(KAT)
    first = visitor.client.cookies[COOKIE].value
    visitor.open("/account/")
    visitor.press("Log out")
    assert "You are logged out." in visitor.page.words
    visitor.press("Log in", email=PAT, passphrase=SECRET[PAT])
    assert Client(headers={"host": "127.0.0.1"}).get("/", HTTP_COOKIE=f"{COOKIE}={first}").status_code == 303


def test_the_cookie_is_for_this_house_alone(kat: UUID) -> None:
    kept = logged_in(KAT).client.cookies[COOKIE]
    assert kept["httponly"]
    assert kept["samesite"] == "Lax"
    assert kept["path"] == "/"
    assert not kept["domain"]
    assert int(kept["max-age"]) == 30 * 24 * 3600


def test_neither_the_database_nor_a_copy_holds_what_the_cookie_holds(kat: UUID, tmp_path: Path) -> None:
    cookie = logged_in(KAT).client.cookies[COOKIE].value
    copy = store.back_up(tmp_path / "copies", 1_784_000_000_000).file.read_bytes()
    assert cookie.encode() not in copy
    assert SECRET[KAT].encode() not in copy
    assert hashed(cookie).encode() in copy
    assert b"argon2$argon2id" in copy


def test_a_log_in_ends_when_it_was_not_used_for_thirty_days(kat: UUID) -> None:
    visitor = logged_in(KAT)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_login SET until = 1")
    assert "Log in" in visitor.open("/").words


def test_that_it_is_used_is_noted_once_a_day_and_never_by_a_set(kat: UUID) -> None:
    visitor = logged_in(KAT)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE store_login SET until = until - 100000000")
        cursor.execute("SELECT until FROM store_login")
        (before,) = cursor.fetchone()
    letter = visitor.client.post("/api/v1/events", '{"events": []}', content_type="application/json")
    assert letter.status_code == 200
    assert COOKIE not in letter.cookies
    assert COOKIE in visitor.client.get("/").cookies
    assert COOKIE not in visitor.client.get("/").cookies
    with connection.cursor() as cursor:
        cursor.execute("SELECT until FROM store_login")
        assert cursor.fetchone()[0] > before


def test_a_form_sent_while_out_is_told_to_wait_and_changes_nothing(kat: UUID) -> None:
    visitor = logged_in(KAT)
    page = visitor.open("/settings/")
    form, _ = page.form("Save how they go")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM store_login")
    answer = visitor.client.post("/settings/practice/", dict(form.fields))
    assert answer.status_code == 401
    assert "go back to that page, and send it again" in answer.content.decode()
    assert store.events(kat) == ()


def test_a_phone_that_is_out_hears_so_as_json_and_keeps_what_it_has(kat: UUID) -> None:
    client = Client(headers={"host": "127.0.0.1"})
    answer = client.post("/api/v1/events", '{"events": []}', content_type="application/json")
    assert answer.status_code == 401
    assert answer.headers["Content-Type"] == "application/json"
    assert "Log in again" in answer.json()["error"]


def test_the_first_account_is_the_person_the_home_was_made_for(sqlite: Path) -> None:
    before = store.the_person()
    assert store.add_account(KAT, SECRET[KAT], 1).person == before
    assert store.add_account(PAT, SECRET[PAT], 2).person != before


def test_an_address_has_one_account_however_it_is_written(kat: UUID) -> None:
    with pytest.raises(store.EmailTaken):
        store.add_account("Kat@EXAMPLE.org", SECRET[KAT], 2)
    assert len(store.holders()) == rows_of("store_person") == 1


def test_a_set_of_somebody_who_is_logged_in_costs_five_statements_and_one_commit(kat: UUID) -> None:
    visitor = logged_in(KAT)
    letter = {"events": [event(kind="set_done").as_json()]}
    with CaptureQueriesContext(connection) as asked:
        answer = visitor.client.post("/api/v1/events", letter, content_type="application/json")
    words = [each["sql"].split()[0] for each in asked.captured_queries]
    assert len(answer.json()["stored"]) == 1
    assert words.count("COMMIT") == 1
    assert len([word for word in words if word not in ("BEGIN", "COMMIT")]) <= 5
