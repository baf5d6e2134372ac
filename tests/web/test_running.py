"""The page of running: what to have first, the next stage, runs by hand and on the player, and the link from Today."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from bandstand import store
from bandstand.actions import running as runs
from bandstand.actions import sessions
from bandstand.actions.known import history_of
from bandstand.actions.record import event_of, record
from bandstand.actions.rehearsal import rehearse
from bandstand.journal.facts import GateAnswered, GoalSet, RunDone
from bandstand.progress.running import NEEDS, How
from bandstand.progress.safety import pause_of
from bandstand.quantity import BandstandError, Pain
from tests.exchange.fit_writer import fit_file, session
from tests.exchange.test_run_file import GPX
from tests.web.life import EASY, Life
from tests.web.visitor import Visitor

PAGE = "/running/"
WALK = RunDone(stage=0, minutes=30, peak=Pain(0), settled=True, limp=False, groin=False)


def has_everything(life: Life) -> None:
    """Three weeks of calm answers, a brisk walk and every answer: nothing is missing but the run itself."""
    life.begins(24)
    for ago in range(23, -1, -1):
        life.wakes(ago, 1)
    life.is_checked(1)
    record(life.person, [event_of(WALK, life.at(3))], life.at(3))
    asked = [each for each in NEEDS if each.how is not How.WORKED_OUT]
    answers = {How.CLEARED: "yes", How.NO: "no", How.COUNTED: "20/20", How.FELT: "none"}
    for need in asked:
        told = GateAnswered(gate=need.id, answer=answers[need.how], by="Ms Okafor")
        record(life.person, [event_of(told, life.at(1))], life.at(1))


def test_without_anything_told_it_is_closed_and_everything_stands_there(visitor: Visitor) -> None:
    page = visitor.open(PAGE)
    assert page.status == 200
    assert "Some things come first." in page.words
    assert "18 things to have first are still open." in page.words
    assert page.html.count('class="need"') == len(NEEDS)
    assert "Start this stage" not in page.words
    assert not page.without_label
    assert not page.inline


def test_jog_bound_and_hop_are_not_offered_before_somebody_cleared_it(visitor: Visitor, life: Life) -> None:
    life.begins(1)
    page = visitor.open(PAGE)
    assert page.words.count("Comes later") == 3
    with pytest.raises(BandstandError, match=r"running\.not_yet"):
        runs.answer_need(life.person, uuid4(), GateAnswered(gate="hop-in-place", answer="none"), life.at(0))


def test_with_everything_there_the_first_stage_is_ready(visitor: Visitor, life: Life) -> None:
    has_everything(life)
    page = visitor.open(PAGE)
    assert "The next stage is ready when you are." in page.words
    assert "5 times: walk 4 minutes, run 1 minute" in page.words
    assert "By Ms Okafor" in page.words


@pytest.mark.parametrize(("need", "said"), [("groin", "groin pain"), ("limp", "a limp"), ("night", "pain at night")])
def test_groin_pain_a_limp_or_pain_at_night_closes_it_and_the_checks_with_it(
    visitor: Visitor, life: Life, need: str, said: str
) -> None:
    has_everything(life)
    runs.answer_need(life.person, uuid4(), GateAnswered(gate=need, answer="yes"), life.at(0))
    page = visitor.open(PAGE)
    assert f"You told of {said}. Running waits until it is gone." in page.words
    assert page.words.count("Comes later") == 3
    assert "Start this stage" not in page.words


def test_an_answer_is_told_by_a_tap(visitor: Visitor, life: Life) -> None:
    life.begins(1)
    visitor.open(PAGE)
    page = visitor.press("Cleared for running", by="my physiotherapist")
    assert "By my physiotherapist, on" in page.words
    visitor.press("Save the counts", left="20", right="15")
    told = [said.fact.answer for said in history_of(life.person).gates]
    assert told == ["yes", "20/15"]


def test_a_clearance_names_who_gave_it(visitor: Visitor, life: Life) -> None:
    life.begins(1)
    visitor.open(PAGE)
    page = visitor.press("Cleared for running", by=" ")
    assert page.status == 400
    assert "Tell who cleared you for running." in page.words
    assert not history_of(life.person).gates


@pytest.mark.parametrize("counts", ["twenty", "", "-1", "9" * 400, "²"])
def test_a_count_that_is_none_gets_a_sentence(visitor: Visitor, life: Life, counts: str) -> None:
    life.begins(1)
    visitor.open(PAGE)
    page = visitor.press("Save the counts", left=counts, right="20")
    assert page.status == 400
    assert "Choose one of the answers, then save." in page.words


def test_a_run_told_by_hand_stands_in_the_list(visitor: Visitor, life: Life) -> None:
    life.begins(1)
    visitor.open(PAGE)
    page = visitor.press("Save this run", km="3,5", minutes="30", peak="1", settled="yes", limp="no", groin="no")
    assert "run , 30 minutes , 3500 metres , pain 1 at most" in page.words or "3500 metres" in page.words
    (told,) = history_of(life.person).runs
    assert (told.fact.metres, told.fact.minutes, told.fact.peak) == (3500, 30, 1)


@pytest.mark.parametrize("told", [{"km": "3,5 km"}, {"minutes": "20 min", "km": "3"}, {"km": "3", "of": "2026-13-45"}])
def test_what_cannot_be_read_of_a_run_is_not_lost_unseen(visitor: Visitor, life: Life, told: dict[str, str]) -> None:
    life.begins(1)
    visitor.open(PAGE)
    page = visitor.press("Save this run", **told)
    assert page.status == 400
    assert "Minutes and kilometres are numbers, such as 20 and 3.5. Nothing was kept." in page.words
    assert not history_of(life.person).runs


def test_a_recorded_run_is_kept_by_its_length_and_no_place_of_it(visitor: Visitor, life: Life) -> None:
    life.begins(5)
    recorded = GPX.replace("2026-03-02", life.at(2).today.isoformat())
    visitor.open(PAGE)
    page = visitor.press("Read this file", file=SimpleUploadedFile("run.gpx", recorded.encode()))
    assert "3336 metres" in page.words
    (told,) = history_of(life.person).runs
    assert (told.fact.minutes, told.fact.of) == (30, life.at(2).today)
    assert "How was it on" in page.words


def test_a_fit_file_of_a_watch_is_kept_by_its_length_too(visitor: Visitor, life: Life) -> None:
    life.begins(5)
    began = datetime.combine(life.at(2).today, time(7), tzinfo=UTC)
    visitor.open(PAGE)
    recorded = SimpleUploadedFile("run.fit", fit_file(session(1800, 4500, began=began)))
    assert "4500 metres" in visitor.press("Read this file", file=recorded).words
    (told,) = history_of(life.person).runs
    assert (told.fact.minutes, told.fact.metres, told.fact.of) == (30, 4500, life.at(2).today)


@pytest.mark.parametrize("data", [b"", b"nothing", b"\0" * 20, b"\x0e\x10\0\0\0\0\0\0.FIT\0", GPX.encode()])
def test_a_file_that_is_none_or_too_old_gets_a_sentence(visitor: Visitor, life: Life, data: bytes) -> None:
    life.begins(5)
    visitor.open(PAGE)
    page = visitor.press("Read this file", file=SimpleUploadedFile("run.gpx", data))
    assert (page.status, history_of(life.person).runs) == (400, ())
    assert 'role="alert"' in page.html


def test_a_run_told_wrongly_is_taken_back_and_its_safety_check_stands(visitor: Visitor, life: Life) -> None:
    has_everything(life)
    visitor.open(PAGE)
    visitor.press("Save this run", stage="1", minutes="25", peak="3", settled="yes", limp="no", groin="yes")
    today = life.today.isoformat()
    page = visitor.press("Take it back", of=today)
    assert "stage 1 , 25 minutes" not in page.words
    assert len(history_of(life.person).runs) == 1, "the walk stays"
    assert pause_of(history_of(life.person)) is not None
    assert "Nothing was told by hand of that day." in visitor.press("Take it back", of=today).words


def test_a_run_of_long_ago_or_of_tomorrow_is_not_taken_from_memory(visitor: Visitor, life: Life) -> None:
    life.begins(9)
    for days in (-4, 1):
        visitor.open(PAGE)
        of = (life.today + timedelta(days=days)).isoformat()
        assert "three days after" in visitor.press("Save this run", of=of, minutes="10").words
    assert not history_of(life.person).runs


def test_groin_pain_that_builds_pauses_the_whole_plan(visitor: Visitor, life: Life) -> None:
    has_everything(life)
    visitor.open(PAGE)
    page = visitor.press("Save this run", stage="1", minutes="25", peak="3", settled="yes", limp="no", groin="yes")
    assert "Groin pain that builds with running needs a check before you run again." in page.words
    assert pause_of(history_of(life.person)) is not None
    assert "Start a brisk walk" not in page.words
    life.is_checked(0)
    with pytest.raises(BandstandError):
        runs.start_run(life.person, life.at(0), walk=False)


def test_the_stage_is_played_and_then_asked_about(visitor: Visitor, life: Life) -> None:
    has_everything(life)
    visitor.open(PAGE)
    page = visitor.press("Start this stage")
    assert page.status == 200
    assert visitor.place.startswith("/session/")
    assert "Run easily, 1 minute." in page.html
    script = sessions.script(life.person, runs.start_run(life.person, life.at(0), walk=False))
    store.write(life.person, rehearse(script, EASY, life.at(0, 2), device="test"), received_at=life.at(0, 3).now_ms)
    page = visitor.open(PAGE)
    assert "How was it on" in page.words
    assert "stage 1" in page.words
    page = visitor.press("Save how it was", settled="yes", limp="no", groin="no")
    assert "How was it on" not in page.words
    assert "Not known yet: something is still to tell, or the morning after." in page.words
    assert visitor.open("/").status == visitor.open("/log/").status == visitor.open("/plan/therapist/").status == 200


def test_the_day_after_a_run_is_a_day_without_one(visitor: Visitor, life: Life) -> None:
    has_everything(life)
    told = RunDone(stage=1, minutes=25, peak=Pain(1), settled=True, limp=False, groin=False)
    record(life.person, [event_of(told, life.at(1))], life.at(1))
    page = visitor.open(PAGE)
    assert "A day without a run comes first." in page.words
    assert "A good run." in page.words
    assert "One good run of this stage." in page.words
    assert visitor.client.post("/running/start/", {}).status_code == 403, "a form without its token"


def test_a_closed_stage_cannot_be_begun_by_its_address(life: Life) -> None:
    life.begins(1)
    with pytest.raises(BandstandError, match=r"running\.closed_now"):
        runs.start_run(life.person, life.at(0), walk=False)


def test_today_speaks_of_running_only_where_the_plan_or_a_goal_does(visitor: Visitor, life: Life) -> None:
    life.begins(1)
    assert "Back to running" not in visitor.open("/").words
    record(life.person, [event_of(GoalSet(goal="Run 5 km"), life.at(0))], life.at(0))
    assert visitor.open("/").link("Back to running") == PAGE


NONSENSE = ({"need": "nothing"}, {"need": "hop-in-place"}, {"need": "pain"}, {"need": "x" * 500})


@pytest.mark.parametrize("sent", NONSENSE)
def test_nonsense_is_told_kindly_and_nothing_is_kept(visitor: Visitor, life: Life, sent: dict[str, str]) -> None:
    life.begins(1)
    visitor.open(PAGE)
    page = visitor.press("None in the last week", **sent)
    assert (page.status, history_of(life.person).gates) == (400, ())
    assert "Choose one of the answers, then save." in page.words
