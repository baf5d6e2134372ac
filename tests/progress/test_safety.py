"""The safety check: when it is asked, what it leads to, and the pause that only a review lifts."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from bandstand.journal.event import Event, Received, body_of
from bandstand.journal.facts import KIND_OF, BoundsSet, Hurt, ReviewConfirmed, SafetyCheck, SignReview, Symptom
from bandstand.journal.history import fold
from bandstand.prescription import PainLimits
from bandstand.progress import safety
from bandstand.progress.safety import Due, Outcome
from bandstand.quantity import Pain
from bandstand.words import say, sentences
from tests.progress.lives import FIRST_DAY, Day, Life, a_session, history_of, march_life, ordinary_days

NONE_OF_THESE = SafetyCheck(facts_asked=True)
SEEN = SignReview(sign="night-pain", seen_by="my therapist", seen_on="last week", worse=False)


def due(*days: Day) -> Due | None:
    """Whether the check is due on the last of these days."""
    life = march_life(*days)
    return safety.check_due(history_of(life), life.asof - timedelta(days=1))


def checked(check: SafetyCheck = NONE_OF_THESE) -> Day:
    return Day(told=(check,))


# When it is asked


def test_it_is_asked_at_the_first_start_and_then_weekly() -> None:
    assert due(Day()) is Due.FIRST
    assert due(checked()) is None
    assert due(checked(), *ordinary_days(6)) is None
    assert due(checked(), *ordinary_days(7)) is Due.WEEKLY
    assert due(checked(), *ordinary_days(6), checked(), *ordinary_days(6)) is None


@pytest.mark.parametrize(
    "painful",
    [
        a_session(peak=6),
        a_session(after=6),
        a_session(pre=6),
        Day(morning=6),
        Day(morning=None, average=6),
        Day(told=(Symptom(what="on the stairs", pain=Pain(6)),)),
    ],
)
def test_it_is_asked_after_any_pain_above_the_limit(painful: Day) -> None:
    assert due(checked(), painful) is Due.PAIN


def test_pain_at_the_limit_or_before_the_last_check_does_not_ask_again() -> None:
    assert due(checked(), a_session(peak=5)) is None
    assert due(a_session(peak=9), checked()) is None


def test_the_limit_is_the_one_in_force() -> None:
    lower = BoundsSet(limits=PainLimits(amber=Pain(3)))
    assert due(Day(told=(NONE_OF_THESE, lower)), a_session(peak=4)) is Due.PAIN


# What it leads to


def test_none_of_these_goes_on() -> None:
    assert safety.verdict(NONE_OF_THESE).outcome is Outcome.GO_ON


@pytest.mark.parametrize("sign", [each.id for each in safety.SIGNS if each.level == "emergency"])
def test_an_emergency_sign_always_stops(sign: str) -> None:
    reviewed = SafetyCheck(signs=(sign,), reviews=(SignReview(sign=sign, seen_by="doctor", worse=False),))
    found = safety.verdict(reviewed)
    assert found.outcome is Outcome.STOP_NOW
    assert [say(message) for message in found.messages] == ["Stop here. Call emergency care now."]


def test_an_urgent_sign_nobody_looked_at_pauses_the_plan() -> None:
    found = safety.verdict(SafetyCheck(signs=("night-pain",)))
    assert found.outcome is Outcome.PAUSE
    assert "See your doctor or therapist within days" in say(found.messages[0])


def test_groin_pain_that_builds_says_no_running() -> None:
    found = safety.verdict(SafetyCheck(signs=("groin-builds",)))
    assert say(found.messages[0]).endswith("Until then, no running or hopping.")


def test_looked_at_and_not_worse_goes_on_without_running_or_hopping() -> None:
    assert safety.verdict(SafetyCheck(signs=("night-pain",), reviews=(SEEN,))).outcome is Outcome.GO_ON_WITHOUT_IMPACT


@pytest.mark.parametrize("worse", [True, None])
def test_worse_since_then_or_not_said_pauses(worse: bool | None) -> None:
    review = SignReview(sign="night-pain", seen_by="my therapist", worse=worse)
    assert safety.verdict(SafetyCheck(signs=("night-pain",), reviews=(review,))).outcome is Outcome.PAUSE


def test_each_sign_needs_its_own_review() -> None:
    both = SafetyCheck(signs=("night-pain", "swelling"), reviews=(SEEN,))
    assert safety.verdict(both).signs == ("swelling",)


def test_an_old_fact_is_treated_like_an_urgent_sign() -> None:
    old = SafetyCheck(facts=("stress-fracture",), facts_asked=True)
    found = safety.verdict(old)
    assert found.outcome is Outcome.PAUSE
    assert say(found.messages[0]) == "Tell your therapist about this before you start."
    told = SafetyCheck(facts=("stress-fracture",), reviews=(SignReview(sign="stress-fracture", worse=False),))
    assert safety.verdict(told).outcome is Outcome.GO_ON_WITHOUT_IMPACT


def test_a_sign_from_a_newer_phone_is_taken_as_one_that_needs_a_check() -> None:
    assert safety.verdict(SafetyCheck(signs=("something-new",))).outcome is Outcome.PAUSE


def test_only_ticked_signs_that_are_no_emergency_are_looked_into() -> None:
    check = SafetyCheck(signs=("cold-leg", "swelling"), facts=("cancer",))
    assert safety.to_look_into(check) == ("swelling", "cancer")


# The pause


def pause(*days: Day) -> safety.Pause | None:
    return safety.pause_of(history_of(march_life(*days)))


def test_nothing_but_a_review_lifts_a_pause() -> None:
    paused = checked(SafetyCheck(signs=("night-pain",)))
    found = pause(paused)
    assert found is not None
    assert (found.since, found.outcome, found.signs) == (FIRST_DAY, Outcome.PAUSE, ("night-pain",))
    reviewed_sign = checked(SafetyCheck(signs=("night-pain",), reviews=(SEEN,)))
    assert pause(paused, checked(), reviewed_sign, *ordinary_days(30)) is not None
    assert pause(paused, Day(told=(ReviewConfirmed(seen_by="my therapist"),))) is None


def test_a_review_before_the_sign_does_not_lift_it() -> None:
    assert pause(Day(told=(ReviewConfirmed(),)), checked(SafetyCheck(signs=("swelling",)))) is not None


def test_an_emergency_is_not_softened_by_a_later_check() -> None:
    found = pause(checked(SafetyCheck(signs=("cold-leg",))), checked(SafetyCheck(signs=("swelling",))))
    assert found is not None
    assert found.outcome is Outcome.STOP_NOW


def test_running_stays_off_while_a_sign_or_an_old_fact_is_known() -> None:
    def off(*days: Day) -> bool:
        return safety.impact_off(history_of(march_life(*days)))

    assert not off(Day())
    assert not off(checked())
    assert off(checked(SafetyCheck(signs=("night-pain",), reviews=(SEEN,))))
    assert off(checked(SafetyCheck(facts=("operation",))), Day(told=(ReviewConfirmed(),)), checked())


def test_the_pause_is_the_same_whichever_way_the_log_is_handed_over() -> None:
    life = march_life(checked(SafetyCheck(signs=("swelling",))), Day(told=(ReviewConfirmed(),)))
    assert safety.pause_of(fold(reversed(life.rows()))) is None


# The words


def test_every_sign_and_fact_has_words_and_no_cause_is_named() -> None:
    said = [say(each.say) for each in safety.SIGNS] + [say(each.say) for each in safety.FACTS]
    assert len(set(said)) == len(safety.SIGNS) + len(safety.FACTS)
    assert not any(word in " ".join(said).lower() for word in ("red flag", "femoral", "cauda", "diagnos"))


def test_ids_are_told_apart() -> None:
    ids = [each.id for each in safety.SIGNS] + [each.id for each in safety.FACTS]
    assert len(set(ids)) == len(ids)


FAMILIES = ("decision", "whose", "day", "guard", "safety", "sign", "known", "tell")


@pytest.mark.parametrize("family", FAMILIES)
def test_sentences_are_short_and_quiet(family: str) -> None:
    ours = {id: words for id, words in sentences().items() if id.startswith(f"{family}.")}
    assert ours
    for id, words in ours.items():
        assert "!" not in words, id
        for sentence in words.replace(":", ".").split("."):
            assert len(sentence.split()) <= 15, (id, sentence)


def test_a_life_without_a_plan_is_not_paused() -> None:
    assert safety.pause_of(fold([])) is None
    assert safety.check_due(fold([]), Life(plan=march_life().plan, days=()).asof) is Due.FIRST


def _said(id: int, fact: SafetyCheck | ReviewConfirmed | Hurt, *, on: date, at: int, received: int) -> Received:
    event = Event(
        id=UUID(int=id),
        device="phone",
        kind=KIND_OF[type(fact)],
        occurred_at=at,
        zone="UTC",
        local_date=on,
        body=body_of(fact),
    )
    return Received(event=event, person=UUID(int=9), received_at=received, cursor=id)


EMERGENCY = SafetyCheck(signs=("saddle-numbness",))


def test_a_review_with_a_date_ahead_lifts_no_later_emergency() -> None:
    ahead = _said(1, ReviewConfirmed(seen_by="a doctor"), on=date(2030, 1, 1), at=1, received=1)
    later = _said(2, EMERGENCY, on=FIRST_DAY, at=2, received=2)
    pause = safety.pause_of(fold([ahead, later]))
    assert pause is not None
    assert pause.outcome is Outcome.STOP_NOW
    seen = _said(3, ReviewConfirmed(seen_by="a doctor"), on=FIRST_DAY, at=3, received=3)
    assert safety.pause_of(fold([ahead, later, seen])) is None


def test_a_slow_phone_hides_no_pain_after_a_check() -> None:
    check = _said(1, NONE_OF_THESE, on=FIRST_DAY, at=600_000, received=600_000)
    hurt = _said(2, Hurt(prescription="march", pain=Pain(9)), on=FIRST_DAY, at=300_000, received=700_000)
    assert safety.check_due(fold([check, hurt]), FIRST_DAY) is Due.PAIN


def test_a_check_with_a_date_ahead_silences_nothing() -> None:
    check = _said(1, NONE_OF_THESE, on=date(2030, 1, 1), at=1, received=1)
    assert safety.check_due(fold([check]), FIRST_DAY) is Due.FIRST


# What is said, and of what


def test_a_sign_already_seen_is_named_and_leaves_running_off() -> None:
    found = safety.verdict(SafetyCheck(signs=("night-pain",), reviews=(SEEN,)))
    assert (found.outcome, found.signs) == (Outcome.GO_ON_WITHOUT_IMPACT, ("night-pain",))
    assert [say(each) for each in found.messages] == [sentences()["safety.no_impact"]]


def test_a_pause_says_what_the_check_said() -> None:
    check = SafetyCheck(signs=("night-pain",))
    pause = safety.pause_of(history_of(march_life(checked(check))))
    assert pause is not None
    assert (pause.since, pause.signs) == (FIRST_DAY, ("night-pain",))
    assert pause.messages == safety.verdict(check).messages


def test_an_old_fact_is_told_to_the_therapist_and_an_unknown_sign_is_looked_at_first() -> None:
    told = {id: safety.verdict(SafetyCheck(signs=(id,))).messages[0].id for id in ("operation", "no-such-sign")}
    assert told == {"operation": "safety.tell_first", "no-such-sign": "safety.check_first"}
