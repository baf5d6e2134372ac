"""The past that a log tells: in any order, corrected, with nothing understood wrongly and nothing lost silently."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random
from uuid import UUID

from bandstand.journal.event import Event, Received, body_of
from bandstand.journal.facts import (
    CORRECTION,
    KIND_OF,
    VOID,
    AliasSet,
    BandsSet,
    CheckIn,
    DayKind,
    ExerciseAnswered,
    Fact,
    Hurt,
    HurtKind,
    PlanSet,
    Popping,
    ProfileSet,
    ProposalAnswered,
    Proposed,
    RoughSpell,
    SessionFinished,
    SessionStarted,
    SetDone,
    SetSkipped,
    Sleep,
    Stiffness,
)
from bandstand.journal.history import Besides, fold
from bandstand.prescription import Band, Complaint, Dose, Plan, Reps
from bandstand.quantity import Json, Message, Pain, Range, RepsLeft, Side

ME = UUID(int=9)
SCRIPT = UUID(int=8)
EVENING, OTHER = UUID(int=100), UUID(int=101)
MONDAY, TUESDAY = date(2026, 3, 2), date(2026, 3, 3)
DOSE = Dose(sets=Range(3), work=Reps(Range(10, 15)))


def told(
    id: int,
    fact: Fact | None = None,
    *,
    kind: str = "",
    body: Mapping[str, Json] | None = None,
    on: date = MONDAY,
    session: UUID | None = None,
    seq: int = 0,
    received: int | None = None,
    at: int | None = None,
    device: str = "phone",
    schema: int = 1,
) -> Received:
    event = Event(
        id=UUID(int=id),
        schema=schema,
        device=device,
        session=session,
        seq=seq,
        kind=kind or _kind_of(fact),
        occurred_at=id if at is None else at,
        zone="Etc/UTC",
        local_date=on,
        body=body_of(fact) if body is None else body,
    )
    return Received(event=event, person=ME, received_at=id if received is None else received, cursor=id)


def _kind_of(fact: Fact | None) -> str:
    assert fact is not None, "a fact or a kind is told"
    return KIND_OF[type(fact)]


def correction(id: int, of: int, body: Json, **rest: object) -> Received:
    return told(id, kind=CORRECTION, body={"supersedes": str(UUID(int=of)), "body": body}, **rest)  # type: ignore[arg-type]


def void(id: int, of: int, **rest: object) -> Received:
    return told(id, kind=VOID, body={"supersedes": str(UUID(int=of))}, **rest)  # type: ignore[arg-type]


def set_done(number: int, reps: int = 12, side: Side | None = None) -> SetDone:
    return SetDone(prescription="march", set=number, side=side, reps=reps, asked=DOSE)


def morning(pain: int, of: date = MONDAY) -> CheckIn:
    return CheckIn(of=of, morning=Pain(pain))


# Sessions


def test_a_session_holds_what_was_done_skipped_answered_and_felt() -> None:
    history = fold(
        [
            told(1, SessionStarted(script=SCRIPT, day=DayKind.SHORT, pre=Pain(2)), session=EVENING, seq=0),
            told(2, set_done(1), session=EVENING, seq=1),
            told(3, SetSkipped(prescription="march", set=2, reason="tired"), session=EVENING, seq=2),
            told(4, Hurt(prescription="march", pain=Pain(4), kind=HurtKind.ACHE), session=EVENING, seq=3),
            told(5, ExerciseAnswered(prescription="march", peak=Pain(3)), session=EVENING, seq=4),
            told(6, SessionFinished(pain_now=Pain(1), early=True), session=EVENING, seq=5),
        ]
    )
    (session,) = history.sessions
    assert (session.day, session.pre, session.pain_now, session.finished, session.early) == ("short", 2, 1, True, True)
    assert [each.done.asked for each in session.done] == [DOSE]
    assert session.skipped[0].reason == "tired"
    assert session.hurts_of("march")[0].pain == 4
    answer = session.answer_of("march")
    assert answer is not None
    assert answer.peak == 3
    assert [given.pain for given in session.pains] == [2, 4, 3, 1]


def test_sets_are_in_order_of_the_session_however_they_arrived() -> None:
    rows = [told(10 - seq, set_done(seq), session=EVENING, seq=seq) for seq in (1, 2, 3)]
    (session,) = fold(rows).sessions
    assert [each.done.set for each in session.done] == [1, 2, 3]


def test_a_set_logged_on_two_devices_counts_once_and_is_marked() -> None:
    history = fold(
        [
            told(1, set_done(1, reps=12), session=EVENING, seq=1),
            told(2, set_done(1, reps=9), session=EVENING, seq=2, device="tablet"),
            told(3, set_done(2), session=EVENING, seq=3),
        ]
    )
    (session,) = history.sessions
    assert [(each.done.reps, each.devices) for each in session.done] == [(12, 2), (12, 1)]
    assert [[other.done.reps for other in each.again] for each in session.done] == [[9], []]


def test_of_a_set_logged_on_two_devices_the_one_told_first_counts_whichever_came_first() -> None:
    late = told(1, set_done(1, reps=9), session=EVENING, seq=1, at=2_000, device="tablet")
    early = told(2, set_done(1, reps=12), session=EVENING, seq=7, at=1_000)
    for rows in ([late, early], [early, late]):
        (done,) = fold(rows).sessions[0].done
        assert (done.done.reps, [other.done.reps for other in done.again]) == (12, [9])


def test_each_side_of_a_set_is_a_set_of_its_own() -> None:
    rows = [told(number, set_done(1, side=side), session=EVENING, seq=number) for number, side in enumerate(Side, 1)]
    assert len(fold(rows).sessions[0].done) == 2


def test_a_set_skipped_on_one_device_and_done_on_another_was_done() -> None:
    rows = [
        told(1, SetSkipped(prescription="march", set=1, reason="time"), session=EVENING, seq=1),
        told(2, set_done(1), session=EVENING, seq=2),
    ]
    (session,) = fold(rows).sessions
    assert (len(session.done), session.skipped) == (1, ())


def test_two_answers_to_one_exercise_count_as_the_worse_of_each() -> None:
    rows = [
        told(1, ExerciseAnswered(prescription="march", peak=Pain(2), left=RepsLeft(1)), session=EVENING, seq=1),
        told(2, ExerciseAnswered(prescription="march", peak=Pain(5), left=RepsLeft(3)), session=EVENING, seq=2),
        told(3, ExerciseAnswered(prescription="march", popping=Popping.PAINFUL), session=EVENING, seq=3),
    ]
    answer = fold(rows).sessions[0].answer_of("march")
    assert answer is not None
    assert (answer.peak, answer.left, answer.popping) == (5, 1, Popping.PAINFUL)


def test_pain_without_an_exercise_concerns_every_exercise_of_the_session() -> None:
    rows = [told(1, Hurt(pain=Pain(7)), session=EVENING), told(2, set_done(1), session=EVENING, seq=1)]
    assert fold(rows).sessions[0].hurts_of("march")[0].pain == 7


def test_sessions_stand_by_date_and_then_by_arrival() -> None:
    rows = [
        told(1, set_done(1), session=EVENING, on=TUESDAY, received=10),
        told(2, set_done(1), session=OTHER, on=MONDAY, received=50),
        told(3, set_done(1), session=UUID(int=102), on=MONDAY, received=40),
    ]
    assert [each.id for each in fold(rows).sessions] == [UUID(int=102), OTHER, EVENING]


def test_a_session_past_midnight_keeps_the_date_it_began_on() -> None:
    rows = [
        told(1, SessionStarted(script=SCRIPT), session=EVENING, on=MONDAY),
        told(2, set_done(1), session=EVENING, on=TUESDAY, seq=1),
    ]
    assert [each.local_date for each in fold(rows).sessions] == [MONDAY]


def test_sets_told_without_a_session_join_their_day() -> None:
    rows = [told(1, set_done(1)), told(2, set_done(2)), told(3, set_done(1), on=TUESDAY)]
    assert [len(each.done) for each in fold(rows).sessions] == [2, 1]


# Corrections


def test_a_correction_gives_new_words_to_an_answer() -> None:
    rows = [told(1, morning(8)), correction(2, 1, {"of": "2026-03-02", "morning": 3})]
    given = fold(rows).mornings[MONDAY].pain
    assert given is not None
    assert (given.pain, given.at) == (3, 2)


def test_the_newest_correction_wins_whichever_came_first_in_the_list() -> None:
    rows = [
        correction(3, 1, {"of": "2026-03-02", "morning": 2}),
        told(1, morning(8)),
        correction(2, 1, {"of": "2026-03-02", "morning": 5}),
    ]
    assert fold(rows).daily_answer(MONDAY) == 2


def test_a_correction_of_a_correction_speaks_of_the_first_fact() -> None:
    rows = [
        told(1, morning(8)),
        correction(2, 1, {"of": "2026-03-02", "morning": 5}),
        correction(3, 2, {"of": "2026-03-02", "morning": 1}),
    ]
    assert fold(rows).daily_answer(MONDAY) == 1


def test_a_void_takes_a_fact_back_and_a_void_of_the_void_brings_it_again() -> None:
    rows = [told(1, morning(8)), void(2, 1)]
    assert MONDAY not in fold(rows).mornings
    assert fold([*rows, void(3, 2)]).daily_answer(MONDAY) == 8


def test_a_void_of_a_correction_brings_the_old_words_again() -> None:
    rows = [told(1, morning(8)), correction(2, 1, {"of": "2026-03-02", "morning": 3}), void(3, 2)]
    assert fold(rows).daily_answer(MONDAY) == 8


def test_an_unreadable_correction_leaves_the_old_fact_standing_and_is_counted() -> None:
    rows = [told(1, morning(8)), correction(2, 1, {"of": "2026-03-02", "morning": "much"})]
    history = fold(rows)
    assert (history.daily_answer(MONDAY), history.not_understood) == (8, 1)


def test_an_unreadable_correction_of_a_correction_leaves_the_correction_standing() -> None:
    rows = [
        told(1, morning(8)),
        correction(2, 1, {"of": "2026-03-02", "morning": 5}),
        correction(3, 2, {"morning": 1}),
    ]
    history = fold(rows)
    assert (history.daily_answer(MONDAY), history.not_understood) == (5, 1)


def test_a_correction_may_repair_what_could_not_be_read() -> None:
    rows = [
        told(1, kind="check_in", body={"of": "2026-03-02", "morning": 11}),
        correction(2, 1, {"of": "2026-03-02", "morning": 7}),
    ]
    history = fold(rows)
    assert (history.daily_answer(MONDAY), history.not_understood) == (7, 0)


def test_corrections_in_a_circle_or_without_end_say_nothing_and_break_nothing() -> None:
    circle = [correction(2, 3, {"morning": 1}), correction(3, 2, {"morning": 1})]
    chain = [correction(id + 1, id, {"of": "2026-03-02", "morning": 4}) for id in range(10, 2000)]
    assert fold([told(1, morning(8)), *circle]).daily_answer(MONDAY) == 8
    assert fold([told(10, morning(8)), *chain]).daily_answer(MONDAY) == 4


def test_a_voided_set_was_not_done() -> None:
    rows = [told(1, set_done(1), session=EVENING), told(2, set_done(2), session=EVENING, seq=1), void(3, 2)]
    assert [each.done.set for each in fold(rows).sessions[0].done] == [1]


# What is not understood


def test_what_is_not_understood_is_counted_and_passed_over() -> None:
    rows = [
        told(1, kind="weather", body={"rain": True}),
        told(2, morning(3), schema=99),
        told(3, kind="set_done", body={"prescription": "march"}),
        told(4, kind=CORRECTION, body={"supersedes": "nobody"}),
        told(5, morning(2)),
    ]
    history = fold(rows)
    assert history.not_understood == 4
    assert history.daily_answer(MONDAY) == 2


# Mornings and averages


def test_pain_zero_is_an_answer_and_no_answer_is_none() -> None:
    rows = [told(1, morning(0)), told(2, CheckIn(of=TUESDAY, stiffness=Stiffness.MORE), on=TUESDAY)]
    history = fold(rows)
    assert history.daily_answer(MONDAY) == 0
    assert history.daily_answer(TUESDAY) is None
    assert history.mornings[TUESDAY].stiffness is Stiffness.MORE


def test_not_remembering_leaves_the_morning_unknown() -> None:
    rows = [told(1, morning(3)), told(2, CheckIn(of=MONDAY, remembered=False), on=TUESDAY)]
    told_of = fold(rows).mornings[MONDAY]
    assert (told_of.pain, told_of.remembered) == (None, False)


def test_a_days_answer_is_its_average_else_its_morning() -> None:
    rows = [told(1, morning(3)), told(2, CheckIn(of=TUESDAY, average_of=MONDAY, average=Pain(5)), on=TUESDAY)]
    assert fold(rows[:1]).daily_answer(MONDAY) == 3
    assert fold(rows).daily_answer(MONDAY) == 5


def test_what_is_told_besides_pain_is_kept_by_the_day_it_speaks_of() -> None:
    more = CheckIn(of=TUESDAY, average_of=MONDAY, worst=Pain(0), slept=Sleep.WELL, note="a walk")
    rows = [told(1, more, on=TUESDAY), told(2, CheckIn(of=TUESDAY, note="two walks"), on=TUESDAY)]
    history = fold(rows)
    assert history.besides == {MONDAY: Besides(worst=Pain(0)), TUESDAY: Besides(slept=Sleep.WELL, note="two walks")}
    assert history.mornings == {}
    assert history.daily_answer(MONDAY) is None


def test_a_check_in_of_before_there_was_anything_besides_reads_as_ever() -> None:
    old: dict[str, Json] = {"of": MONDAY.isoformat(), "morning": 3, "average_of": MONDAY.isoformat(), "average": 0}
    history = fold([told(1, kind="check_in", body=old)])
    assert history.daily_answer(MONDAY) == 0
    assert history.besides == {}
    assert history.not_understood == 0


def test_standing_is_kept_in_minutes() -> None:
    rows = [told(1, CheckIn(of=MONDAY, standing=Range(10, 20)))]
    assert fold(rows).standing == {MONDAY: Range(10, 20)}


# Plans, bands and proposals


def test_the_plan_in_force_is_the_newest_that_was_set() -> None:
    rows = [told(2, PlanSet(plan=Plan(number=2)), on=TUESDAY), told(1, PlanSet(plan=Plan(number=1)))]
    history = fold(rows)
    assert history.plan == Plan(number=2)
    assert sorted(history.plans) == [1, 2]


def test_bands_latex_and_complaint_are_the_newest_told() -> None:
    rows = [
        told(1, BandsSet(bands=(Band(ordinal=1),), latex="allergic")),
        told(2, BandsSet(bands=(Band(ordinal=1), Band(ordinal=2)))),
        told(3, ProfileSet(complaint=Complaint(part="hip"), precautions=("no deep bend",), under_18=True)),
    ]
    history = fold(rows)
    assert (len(history.bands), history.latex, history.under_18) == (2, "allergic", True)
    assert history.complaint == Complaint(part="hip")
    assert history.precautions == ("no deep bend",)


def test_a_rough_spell_is_told_and_told_to_be_over_and_an_odd_one_is_passed_over() -> None:
    rows = [
        told(1, RoughSpell()),
        told(2, kind="rough_spell", body={"over": True}),
        told(3, kind="rough_spell", body={}),
    ]
    assert [said.fact for said in fold(rows).rough_spells] == [RoughSpell(), RoughSpell(over=True), RoughSpell()]
    odd = fold([told(1, kind="rough_spell", body={"over": "soon"})])
    assert (odd.rough_spells, odd.not_understood) == ((), 1)
    assert body_of(RoughSpell(over=True)) == {"over": True}


def test_a_proposal_knows_its_answer_even_where_the_answer_came_first() -> None:
    proposed = Proposed(
        engine="1",
        session=EVENING,
        prescription="march",
        change="EASE",
        rule="R3",
        because=Message("decision.sharp"),
        source="silbernagel-2007",
    )
    rows = [told(1, ProposalAnswered(proposal=UUID(int=2), accepted=False)), told(2, proposed)]
    (proposal,) = fold(rows).proposals
    assert proposal.accepted is False
    assert fold(rows[1:]).proposals[0].accepted is None


# Any order


def test_the_same_rows_in_any_order_and_twice_tell_the_same_past() -> None:
    rows = [
        told(1, SessionStarted(script=SCRIPT), session=EVENING),
        told(2, set_done(1), session=EVENING, seq=1),
        told(3, set_done(1), session=EVENING, seq=1, device="tablet"),
        told(4, morning(8), received=7),
        correction(5, 4, {"of": "2026-03-02", "morning": 3}),
        void(6, 5, received=6),
        told(7, morning(2), received=7),
    ]
    expected = fold(rows)
    for seed in range(20):
        again = [*rows, *rows[:3]]
        Random(seed).shuffle(again)
        assert fold(again) == expected


def test_of_one_id_that_came_twice_the_first_to_come_counts() -> None:
    first = told(1, morning(3))
    later = replace(told(1, morning(9)), received_at=99, cursor=99)
    assert fold([later, first]).daily_answer(MONDAY) == 3


def test_the_plan_with_the_highest_number_is_in_force_whatever_the_date_was_where_it_was_made() -> None:
    first = told(1, PlanSet(plan=Plan(number=1)), on=TUESDAY, received=1)
    second = told(2, PlanSet(plan=Plan(number=2)), on=MONDAY, received=2)
    assert fold([first, second]).plan == Plan(number=2)


def test_the_signs_of_a_safety_check_are_heard_though_the_rest_cannot_be_read() -> None:
    body: Mapping[str, Json] = {"signs": ["saddle-numbness"], "reviews": [{"sign": 5}]}
    (check,) = fold([told(1, kind="safety_check", body=body)]).checks
    assert check.fact.signs == ("saddle-numbness",)


def test_half_a_character_is_shown_as_a_lost_letter() -> None:
    body: Mapping[str, Json] = {"complaint": {"part": "hip\ud800"}, "precautions": ["\udfffno"]}
    history = fold([told(1, kind="profile_set", body=body)])
    assert history.precautions == ("\N{REPLACEMENT CHARACTER}no",)
    assert history.complaint is not None
    history.complaint.part.encode()


def test_what_no_therapist_sets_and_no_plan_holds_is_kept_and_passed_over() -> None:
    strange: list[tuple[str, Mapping[str, Json]]] = [
        ("bounds_set", {"prescription": "march", "bounds": {"sets": -1}}),
        ("plan_set", {"plan": {"number": 10**30}}),
        ("plan_set", {"plan": {"number": 1, "sections": [{"laps": [10_000, 10_000]}]}}),
        (
            "plan_set",
            {"plan": {"number": 1, "sections": [{"prescriptions": [{"key": "a", "name": "a", "exercise": "../x"}]}]}},
        ),
    ]
    for kind, body in strange:
        history = fold([told(1, kind=kind, body=body)])
        assert (history.plan, history.bounds_set, history.not_understood) == (None, (), 1), body


def test_a_name_means_what_was_told_last_and_nothing_once_it_was_taken_back() -> None:
    first = told(1, AliasSet(name="Crab things", exercise="monster-walk"))
    later = told(2, AliasSet(name="crab thing", exercise="lateral-band-walk"))
    assert fold([later, first]).aliases.meaning_of("CRAB THING") == "lateral-band-walk"
    assert fold([first, later, void(3, of=1), void(4, of=2)]).aliases.meaning_of("crab thing") is None
