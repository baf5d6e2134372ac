"""What the hostile parts are made of: the same request for the same number, and eyes that see what was let in."""

from datetime import date, datetime
from html import escape

from tests.campaign.hostile import almanac, payloads
from tests.campaign.hostile.ground import Ground
from tests.campaign.hostile.guest import Form, Forms
from tests.campaign.hostile.malformed import WAYS, malformed, way_of
from tests.campaign.hostile.wire import Ask

GROUND = Ground(
    routes=(("/", "GET"), ("/rest/", "POST"), ("/log/day/<day>/", "POST"), ("/session/<id>/", "GET")),
    forms=(Form("/rest/", (("csrfmiddlewaretoken", ""), ("event", "x")), ("file",)),),
    pages=("/", "/plan/"),
    known={"/plan/read/": "a", "/session/": "b"},
    cookie="zone=UTC",
    token="t",
    address={"/api/v1/changes": ["cursor"]},
    facts=(("rest_day", '{"why": ""}'), ("goal_set", '{"goal": "run"}')),
)


def test_a_malformed_request_is_the_same_each_time_and_most_differ() -> None:
    first = [malformed(number, GROUND).raw(1) for number in range(400)]
    assert first == [malformed(number, GROUND).raw(1) for number in range(400)]
    assert len(set(first)) > 300


def test_every_way_of_being_malformed_is_gone() -> None:
    assert {way_of(number) for number in range(1_000)} == {make.__name__ for make, _ in WAYS}


def test_every_address_is_asked() -> None:
    asked = {malformed(number, GROUND).path.partition("?")[0] for number in range(1_000)}
    assert {"/", "/rest/", "/session/b/", "/api/v1/events", "/api/v1/changes", "/plan/"} <= asked


def test_a_header_that_is_given_stands_in_the_place_of_ours() -> None:
    raw = Ask("GET", "/", [("Host", "evil.example")]).raw(1)
    assert raw.count(b"Host:") == 1
    assert b"evil.example" in raw


def test_there_are_three_hundred_different_scripts_and_each_has_its_mark() -> None:
    assert len(set(payloads.ALL)) == 300
    assert all(f"xq{number}q" in each for number, each in enumerate(payloads.ALL))


def test_a_script_that_is_let_in_is_seen_and_one_in_words_is_not() -> None:
    for each in payloads.ALL:
        assert not list(payloads.let_in(f'<p title="{escape(each)}">{escape(each)}</p>')), each
    open_tags = [each for each in payloads.ALL if "<img xq" in each or "<svg xq" in each or "<script xq" in each]
    assert len(open_tags) > 30
    assert all(list(payloads.let_in(f"<p>{each}</p>")) for each in open_tags)


def test_a_script_that_breaks_out_of_an_attribute_is_seen() -> None:
    breaking = [each for each in payloads.ALL if each.startswith('" xq')]
    assert breaking
    assert all(list(payloads.let_in(f'<input value="{each}">')) for each in breaking)


def test_forms_are_read_with_their_buttons_choices_and_files() -> None:
    page = '<form action="/x/"><input name="a" value="1"><select name="b"><option value="2"></select>'
    page += '<input type="file" name="f"><button name="c" value="3"></form>'
    assert Forms(page, "/").forms == [Form("/x/", (("a", "1"), ("b", "2"), ("c", "3")), ("f",))]


def ms(when: str) -> int:
    return int(datetime.fromisoformat(when).timestamp() * 1000)


def test_the_almanac_knows_half_an_hour_of_summer_and_zones_that_never_change() -> None:
    assert almanac.offset(ms("2024-04-06T14:59Z"), "Australia/Lord_Howe") == 11 * 3600
    assert almanac.offset(ms("2024-04-06T15:00Z"), "Australia/Lord_Howe") == 10 * 3600 + 1800
    assert almanac.offset(ms("2027-01-01T00:00Z"), "Asia/Kathmandu") == 5 * 3600 + 45 * 60


def test_the_almanac_knows_the_day_on_both_sides_of_the_date_line() -> None:
    noon = ms("2026-03-01T12:00Z")
    assert almanac.day_of(noon, "Pacific/Kiritimati") == date(2026, 3, 2)
    assert almanac.day_of(noon, "Pacific/Pago_Pago") == date(2026, 3, 1)
