"""Links for a new passphrase and for an account: once, for a short time, from our own address."""

import logging
import re
import threading
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.test import override_settings
from django.urls import reverse

from bandstand import store
from bandstand.logline import JsonLines
from bandstand.web.account import post
from tests.accounts.visits import KAT, PAT, SECRET, logged_in
from tests.web.visitor import Visitor

NEW = "four other quiet words"


def link_of(email: str) -> str:
    account = store.require_holder(email).account
    return reverse("new_passphrase", args=[account, store.passphrase_token(account)])


def test_a_link_sets_a_new_passphrase_once_and_logs_every_browser_out(kat: UUID) -> None:
    before = logged_in(KAT)
    link = link_of(KAT)
    visitor = Visitor()
    assert "A new passphrase" in visitor.open(link).words
    visitor.press("Set it", new=NEW)
    assert "Log in with it." in visitor.page.words
    assert "Log in" in before.open("/settings/").words
    visitor.press("Log in", email=KAT, passphrase=NEW)
    assert visitor.page.status == 200
    assert Visitor().open(link).status == 404


def test_a_link_opens_nothing_after_half_an_hour(kat: UUID) -> None:
    link = link_of(KAT)
    with override_settings(PASSWORD_RESET_TIMEOUT=-1):
        page = Visitor().open(link)
    assert page.status == 404
    assert "opens nothing any more" in page.words


def test_a_link_nobody_made_and_one_of_nobody_are_the_same(kat: UUID) -> None:
    account = store.require_holder(KAT).account
    made_up = [reverse("new_passphrase", args=[id, "dir5ul-" + "0" * 32]) for id in (account, uuid4())]
    pages = [Visitor().open(link) for link in made_up]
    assert {page.status for page in pages} == {404}
    assert pages[0].words == pages[1].words


@pytest.mark.parametrize(
    ("weak", "said"),
    [
        ("short", "10 characters or more"),
        ("x" * 201, "at most 200"),
        ("aaaaaaaaaaaa", "easy to guess"),
        ("1234567890", "easy to guess"),
        ("Kat@Example.org", "too close to the e-mail address"),
    ],
)
def test_a_weak_passphrase_is_refused_with_a_sentence(kat: UUID, weak: str, said: str) -> None:
    visitor = Visitor()
    visitor.open(link_of(KAT))
    visitor.press("Set it", new=weak)
    assert visitor.page.status == 400
    assert said in visitor.page.words
    assert logged_in(KAT).page.status == 200


def test_who_changes_their_passphrase_stays_in_here_and_is_out_elsewhere(kat: UUID) -> None:
    here, elsewhere = logged_in(KAT), logged_in(KAT)
    here.open("/account/passphrase/")
    here.press("Change it", passphrase=SECRET[KAT], new=NEW)
    assert "Other browsers are logged out." in here.page.words
    assert "Log in" in elsewhere.open("/").words


def test_who_does_not_know_the_passphrase_changes_nothing(kat: UUID) -> None:
    visitor = logged_in(KAT)
    visitor.open("/account/passphrase/")
    visitor.press("Change it", passphrase="somebody else's words", new=NEW)
    assert visitor.page.status == 403
    assert logged_in(KAT).page.status == 200


def test_an_invitation_makes_one_account_with_a_plan_of_its_own(kat: UUID) -> None:
    link = reverse("join", args=[store.invitation(PAT)])
    visitor = Visitor()
    visitor.open(link)
    visitor.press("Make my account", new=SECRET[PAT])
    assert "Your account is made." in visitor.page.words
    assert store.require_holder(PAT).person != kat
    assert Visitor().open(link).status == 404


def test_registration_is_closed_unless_it_is_opened(kat: UUID) -> None:
    assert Visitor().open("/account/join/").status == 404


def letters() -> list[str]:
    """What was sent, once nobody is writing any more."""
    for writing in [each for each in threading.enumerate() if each.name == post.ASIDE]:
        writing.join()
    return [str(each.body) for each in mail.outbox]


@pytest.fixture
def post_office(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters can be sent, from the address the operator named."""
    mail.outbox = []
    monkeypatch.setattr(post, "is_there", True)


OPEN = {"URL": "https://bandstand.example", "REGISTRATION_OPEN": True}
BY_HAND = "django.core.mail.backends.locmem.EmailBackend"


def test_a_letter_names_our_own_address_whatever_the_request_calls_it(kat: UUID, post_office: None) -> None:
    with override_settings(**OPEN, EMAIL_BACKEND=BY_HAND):
        visitor = Visitor(host="localhost")
        visitor.open("/account/forgot/")
        visitor.press("Send me a link", email=KAT)
        (letter,) = letters()
    (link,) = re.findall(r"https?://\S+", letter)
    assert link.startswith("https://bandstand.example/account/new-passphrase/")
    assert "A new passphrase" in Visitor().open(link.removeprefix("https://bandstand.example")).words


def test_a_poisoned_host_gets_no_page_and_no_letter(kat: UUID, post_office: None) -> None:
    with override_settings(**OPEN, EMAIL_BACKEND=BY_HAND):
        evil = Visitor(host="evil.example")
        assert evil.client.post("/account/forgot/", {"email": KAT}).status_code == 400
        assert letters() == []


def test_an_unknown_address_gets_the_same_page_and_no_letter(kat: UUID, post_office: None) -> None:
    told = set()
    with override_settings(**OPEN, EMAIL_BACKEND=BY_HAND):
        for email in (KAT, "nobody@example.org"):
            visitor = Visitor()
            visitor.open("/account/forgot/")
            visitor.press("Send me a link", email=email)
            told.add(visitor.page.words)
        assert len(letters()) == 1
    assert len(told) == 1


def test_where_registration_is_open_a_letter_leads_to_an_account(kat: UUID, post_office: None) -> None:
    with override_settings(**OPEN, EMAIL_BACKEND=BY_HAND):
        visitor = Visitor()
        visitor.open("/account/join/")
        visitor.press("Send me a link", email=PAT)
        (letter,) = letters()
        (link,) = re.findall(r"https?://\S+", letter)
        assert "Your account" in visitor.open(link.removeprefix("https://bandstand.example")).words


def test_nothing_of_a_link_stands_in_the_database(kat: UUID, sqlite: Path) -> None:
    link = link_of(KAT)
    token = link.rstrip("/").rpartition("/")[2]
    Visitor().open(link)
    assert all(token.encode() not in file.read_bytes() for file in sqlite.parent.glob("bandstand.sqlite3*"))


def test_no_line_of_the_server_repeats_what_a_link_holds(kat: UUID) -> None:
    link = link_of(KAT)
    told = (
        link,
        reverse("join", args=[store.invitation(PAT)]),
        "/calendar/0123456789abcdef.ics",
        "/shared/9PQ22abcdef/try/",
    )
    for address in told:
        record = logging.LogRecord("django", logging.WARNING, "", 0, "Forbidden: %s", (address,), None)
        secret = address.removesuffix("/try/").rstrip("/").rpartition("/")[2]
        assert secret not in JsonLines().format(record)
