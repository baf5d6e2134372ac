"""Whatever order letters arrive in and however often: each event is kept once, and what is named is what is there."""

from uuid import UUID

from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bandstand import store
from bandstand.journal.event import Event
from bandstand.quantity import Json
from bandstand.store.wire import read_id
from tests.conftest import SCALE
from tests.store.facts import RECEIVED, event, somebody

here = settings(max_examples=20 * SCALE, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

ids = st.lists(st.uuids(version=4), min_size=1, max_size=12, unique=True)


@st.composite
def letters_of(draw: st.DrawFn) -> tuple[list[Event], list[list[Event]]]:
    """Some events, and letters in which each of them comes at least once, in any order, as often as you like."""
    sent = [event(id=id, seq=seq) for seq, id in enumerate(draw(ids))]
    again = draw(st.lists(st.sampled_from(sent), max_size=12))
    order = draw(st.permutations([*sent, *again]))
    cuts = sorted(draw(st.lists(st.integers(0, len(order)), max_size=4)))
    return sent, [order[start:end] for start, end in zip([0, *cuts], [*cuts, len(order)], strict=True)]


def ids_there(person: UUID) -> set[UUID]:
    """The ids in the table, past everything that could remember them wrongly."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM store_event WHERE person_id = %s", [person.hex])
        return {UUID(str(id)) for (id,) in cursor.fetchall()}


@here
@given(letters_of())
def test_each_event_is_kept_once_in_whatever_order_letters_arrive(
    home: str, given_letters: tuple[list[Event], list[list[Event]]]
) -> None:
    person = somebody()
    sent, letters = given_letters
    named: set[UUID] = set()
    for letter in letters:
        stored = store.write(person, letter, received_at=RECEIVED)
        named |= set(stored.ids)
        assert set(stored.ids) == {each.id for each in letter}
        assert named <= ids_there(person)
    kept = [each.event for each in store.events(person)]
    assert sorted(kept, key=lambda each: each.seq) == sent
    assert named == {each.id for each in sent}
    assert store.quarantined(person) == ()


@here
@given(bodies=st.lists(st.integers(0, 5), min_size=1, max_size=8))
def test_every_content_that_came_under_one_id_is_kept_exactly_once(home: str, bodies: list[int]) -> None:
    person, id = somebody(), UUID(int=1)
    contents = [event(id=id, body={"n": n}) for n in bodies]
    for each in contents:
        assert store.write(person, [each], received_at=RECEIVED).ids == (id,)
    assert [each.event for each in store.events(person)] == contents[:1]
    assert len(store.quarantined(person)) == len(set(bodies)) - 1


nameless = st.sampled_from([None, {}, 5, {"id": 5}])
named = st.uuids(version=4).map(lambda id: {"id": str(id)})


@here
@given(items=st.lists(named | nameless, max_size=8, unique_by=str))
def test_what_is_named_is_what_is_there_and_the_rest_is_refused_by_its_place(home: str, items: list[Json]) -> None:
    person = somebody()
    answer = store.write_wire(person, items, received_at=RECEIVED)
    assert {UUID(id) for id in answer.stored} == ids_there(person)
    assert [each.place for each in answer.refused] == [place for place, item in enumerate(items) if not read_id(item)]
    assert len(answer.stored) + len(answer.refused) == len(items)
