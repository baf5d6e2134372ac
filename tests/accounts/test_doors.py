"""The pages before a log-in are whole, lead nowhere else, and look like the house."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.urls import reverse

from bandstand import store
from bandstand.web.sharing.share_views import SHOWN_ONCE
from tests.accounts.visits import KAT, PAT, SECRET, logged_in
from tests.web.life import Life
from tests.web.visitor import Page, Visitor


def is_whole(page: Page) -> None:
    assert page.status == 200
    assert page.title.strip()
    assert [level for level, _ in page.headings].count("h1") == 1
    assert page.inline == []
    assert page.without_label == []
    assert len(page.ids) == len(set(page.ids))


def doors() -> dict[str, str]:
    account = store.require_holder(KAT).account
    return {
        "log-in": "/account/log-in/",
        "forgot": "/account/forgot/",
        "new passphrase": reverse("new_passphrase", args=[account, store.passphrase_token(account)]),
        "join": reverse("join", args=[store.invitation(PAT)]),
        "erased": "/account/erased/",
    }


@pytest.mark.parametrize("name", ["log-in", "forgot", "new passphrase", "join", "erased"])
def test_every_page_before_a_log_in_is_whole_and_has_no_way_past_it(kat: UUID, name: str) -> None:
    page = Visitor().open(doors()[name])
    is_whole(page)
    assert 'aria-label="Main"' not in page.html
    assert 'data-person=""' in page.html
    assert {link.href for link in page.links} <= {"#main", "/", "/account/log-in/", "/account/forgot/"}


@pytest.mark.parametrize("address", ["/account/", "/account/passphrase/", "/account/erase/", "/settings/", "/"])
def test_every_page_behind_it_names_who_is_logged_in_or_their_account(kat: UUID, address: str) -> None:
    page = logged_in(KAT).open(address)
    is_whole(page)
    assert 'aria-label="Main"' in page.html
    assert f'data-person="{kat}"' in page.html


def test_where_the_log_stands_is_told_to_its_owner_alone(kat: UUID, pat: UUID) -> None:
    assert "The folder" in logged_in(KAT).open("/settings/").words
    assert "The folder" not in logged_in(PAT).open("/settings/").words


def test_whoever_takes_over_a_browser_is_not_shown_the_link_somebody_just_made(kat: UUID, pat: UUID) -> None:
    today = datetime.now(UTC).date()
    for person in (kat, pat):
        Life(person, today=today).begins(2)
    visitor = logged_in(KAT)
    visitor.open("/plan/share/")
    visitor.press("Make the link")
    link = visitor.client.cookies[SHOWN_ONCE].value
    assert link in visitor.open("/plan/share/").html
    visitor.open("/account/")
    visitor.press("Log out")
    visitor.client.cookies[SHOWN_ONCE] = link
    visitor.press("Log in", email=PAT, passphrase=SECRET[PAT])
    assert link not in visitor.open("/plan/share/").html
