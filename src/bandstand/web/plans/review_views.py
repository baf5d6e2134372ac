"""The reading under review: questions first, then each exercise beside the words it was read from."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bandstand.actions import sheets
from bandstand.actions.record import history_of
from bandstand.prescription import Plan
from bandstand.prescription.proposals import propose
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.plans.card_form import changes_in, inputs_of
from bandstand.web.plans.cards import cards_of
from bandstand.web.plans.lit import carried_by, first_marks, heeded_by, pieces_of
from bandstand.web.plans.questions import asked_of, choice_in, waiting_for_therapist
from bandstand.web.request import PersonRequest
from bandstand.web.settings.forms import standing
from bandstand.web.trouble import status_of
from bandstand.words import say


@require_safe
def review(request: PersonRequest, id: UUID) -> HttpResponse:
    """What was read, beside what was written."""
    return _page(request, _draft(request, id))


@require_POST
def answer(request: PersonRequest, id: UUID) -> HttpResponse:
    """Answer one question, or pass it on to the therapist."""
    _draft(request, id)
    given = {name: request.POST.get(name, "") for name in ("prescription", "field")}
    return _done_or_told(
        request,
        id,
        lambda: sheets.answer(request.person, id, **given, choice=choice_in(request.POST)),
        part="questions",
    )


@require_POST
def take_proposals(request: PersonRequest, id: UUID) -> HttpResponse:
    """Take everything we propose for what the sheet leaves open."""
    _draft(request, id)
    return _done_or_told(request, id, lambda: sheets.take_all_proposals(request.person, id), part="accept")


@require_POST
def change(request: PersonRequest, id: UUID, key: str) -> HttpResponse:
    """Change fields of one exercise; those left as they were keep where they came from."""
    prescription = _draft(request, id).plan.prescription(key)
    if prescription is None:
        raise Http404
    changes = changes_in(request.POST, prescription)
    return _done_or_told(
        request, id, lambda: sheets.change_prescription(request.person, id, key, changes), part=f"card-{key}", at=key
    )


@require_POST
def remove(request: PersonRequest, id: UUID, key: str) -> HttpResponse:
    """Leave one exercise out."""
    if _draft(request, id).plan.prescription(key) is None:
        raise Http404
    return _done_or_told(request, id, lambda: sheets.remove_prescription(request.person, id, key), part="exercises")


@require_POST
def add(request: PersonRequest, id: UUID) -> HttpResponse:
    """Add an exercise by its name."""
    _draft(request, id)
    name = request.POST.get("name", "")
    return _done_or_told(
        request, id, lambda: sheets.add_prescription(request.person, id, name), part="exercises", at="add"
    )


@require_POST
def accept(request: PersonRequest, id: UUID) -> HttpResponse:
    """Make it the plan in force."""
    _draft(request, id)
    try:
        sheets.accept(request.person, id, moment_of(request))
    except BandstandError as trouble:
        return _page(request, _draft(request, id), trouble=say(trouble.message), at="accept", status=status_of(trouble))
    return redirect.to("today")


def _done_or_told(
    request: PersonRequest, id: UUID, act: Callable[[], None], *, part: str = "", at: str = ""
) -> HttpResponse:
    """Do it and look at the page again; or the page with a sentence where it could not be done."""
    try:
        act()
    except BandstandError as trouble:
        return _page(request, _draft(request, id), trouble=say(trouble.message), at=at, status=status_of(trouble))
    return redirect.to("review", id, part=part)


def _draft(request: PersonRequest, id: UUID) -> sheets.Draft:
    try:
        return sheets.draft(request.person, id)
    except BandstandError as nothing:
        raise Http404 from nothing


def _page(
    request: PersonRequest, draft: sheets.Draft, *, trouble: str = "", at: str = "", status: int = 200
) -> HttpResponse:
    plan, history = draft.plan, history_of(request.person)
    pieces = pieces_of(plan.written_from, (*carried_by(plan), *heeded_by(draft.heeded)), draft.unread)
    cards = cards_of(plan, first_marks(pieces))
    told = {
        "draft": draft,
        "plan": plan,
        "cards": [(card, inputs_of(card.prescription, history.bands)) for card in cards],
        "pieces": pieces,
        "questions": tuple(asked_of(plan, each) for each in sheets.questions_now(plan)),
        "for_therapist": waiting_for_therapist(plan),
        "open_fields": _proposals_left(plan),
        **standing(history, plan),
        "bands_unsaid": not history.bands and any(each.uses_band for each in plan.prescriptions),
        "trouble": trouble,
        "trouble_at": at,
    }
    return render(request, "plans/review.html", told, status=status)


def _proposals_left(plan: Plan) -> int:
    """How many fields a tap on "take all proposals" would fill."""
    filled = propose(plan)
    return sum(
        each.origin_of(name) != before.origin_of(name)
        for each, before in zip(filled.prescriptions, plan.prescriptions, strict=True)
        for name, _ in each.origins
    )
