"""No answer leaves without the policy; nobody else's page writes here; nobody else's name is answered."""

import pytest
from django.test import Client

from bandstand.web.policy import CONTENT_SECURITY_POLICY
from tests.web.places import GETS, PAGES, WRITES, filled
from tests.web.visitor import Visitor

EXPECTED = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "connect-src 'self'; font-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types bandstand"
)


def test_the_policy_is_the_one_we_promised() -> None:
    assert CONTENT_SECURITY_POLICY == EXPECTED


def test_every_answer_carries_the_policy(visitor: Visitor) -> None:
    for route in GETS:
        headers = visitor.client.get(filled(route)).headers
        assert headers["Content-Security-Policy"] == EXPECTED, route
        assert headers["X-Content-Type-Options"] == "nosniff", route
        assert headers["Referrer-Policy"] == "no-referrer", route
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin", route
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin", route
        assert "screen-wake-lock=(self)" in headers["Permissions-Policy"], route
        assert "autoplay=(self)" in headers["Permissions-Policy"], route


def test_no_personal_page_is_kept_by_a_browser(planned: Visitor) -> None:
    for route in PAGES:
        assert "no-store" in planned.client.get(route).headers["Cache-Control"], route


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", ""])
def test_a_foreign_host_is_refused_with_a_clear_page(visitor: Visitor, host: str) -> None:
    answer = Client(headers={"host": host}).get("/") if host else Client().get("/", HTTP_HOST="")
    assert answer.status_code == 400
    assert "not the one Bandstand answers to" in answer.content.decode()
    assert answer.headers["Content-Security-Policy"] == EXPECTED


FOREIGN = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": "https://evil.example"},
    {"origin": "http://127.0.0.1:9999"},
    {"origin": "null"},
    {"sec-fetch-site": "cross-site", "origin": "http://127.0.0.1"},
)


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_every_write_from_elsewhere_is_refused(visitor: Visitor, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1", **headers})
    for route in WRITES:
        kind = "application/json" if route.startswith("/api/") else "application/x-www-form-urlencoded"
        answer = client.post(filled(route), data="{}" if "json" in kind else "a=b", content_type=kind)
        assert answer.status_code == 403, route
        assert answer.headers["Content-Security-Policy"] == EXPECTED, route


def test_a_form_without_its_token_gets_a_sentence(planned: Visitor) -> None:
    answer = planned.client.post("/rest/", {"event": "x"})
    assert answer.status_code == 403
    assert "open too long, or cookies are off" in answer.content.decode()


def test_our_own_form_passes_though_the_browser_hides_its_origin(planned: Visitor) -> None:
    planned.open("/")
    form, _ = planned.page.form("Rest day")
    event = form.buttons[-1].value
    sent = {**dict(form.fields), "event": event}
    answer = planned.client.post("/rest/", sent, headers={"origin": "null", "sec-fetch-site": "same-origin"})
    assert answer.status_code == 303
