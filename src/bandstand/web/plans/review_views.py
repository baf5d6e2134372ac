"""The reading under review: questions first, then each exercise beside the words it was read from, then read back."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from bandstand.actions import sheets
from bandstand.actions.known import history_of
from bandstand.prescription import Prescription, Span
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.plans.card_form import changes_in
from bandstand.web.plans.questions import choice_in
from bandstand.web.plans.read_views import lines
from bandstand.web.plans.review_page import Look, shown
from bandstand.web.plans.tiles import OPENS
from bandstand.web.plans.unread import span_in
from bandstand.web.request import PersonRequest
from bandstand.web.trouble import status_of
from bandstand.words import say


@require_safe
def review(request: PersonRequest, id: UUID) -> HttpResponse:
    """What was read, beside what was written."""
    asked = {name: request.GET.get(name, "")[:80] for name in ("edit", "use", "done", "of", "saved")}
    return _page(request, _draft(request, id), Look(**asked))


@require_POST
def answer(request: PersonRequest, id: UUID) -> HttpResponse:
    """Answer one question, or pass it on to the therapist."""
    _draft(request, id)
    given = {name: request.POST.get(name, "") for name in ("prescription", "field")}
    choice, moment = choice_in(request.POST), moment_of(request)
    act = partial(sheets.answer, request.person, id, **given, choice=choice, moment=moment)
    return _done_or_told(request, id, act, Look(done="answered"), part="questions")


@require_POST
def take_proposals(request: PersonRequest, id: UUID) -> HttpResponse:
    """Take everything we propose for what the sheet leaves open."""
    _draft(request, id)
    act = partial(sheets.take_all_proposals, request.person, id)
    return _done_or_told(request, id, act, Look(done="proposals"), part="read-back")


@require_POST
def change(request: PersonRequest, id: UUID, key: str) -> HttpResponse:
    """Change fields of one exercise; those left as they were keep where they came from."""
    about = _exercise(request, id, key)
    field = request.POST.get("field", "")
    field = field if field in OPENS else ""
    opened = f"{key}.{field}" if field else key
    changes = changes_in(request.POST, about)
    act = partial(sheets.change_prescription, request.person, id, key, changes, moment_of(request))
    saved = Look(done="saved", of=opened, edit=opened, trouble_at=key)
    return _done_or_told(request, id, act, saved, part=f"t-{opened}" if field else f"card-{key}")


@require_POST
def forget(request: PersonRequest, id: UUID, key: str) -> HttpResponse:
    """What the person told of a name counts no more."""
    _exercise(request, id, key)
    act = partial(sheets.forget_name, request.person, id, key, moment_of(request))
    forgotten = Look(done="forgotten", of=f"{key}.exercise", trouble_at=key)
    return _done_or_told(request, id, act, forgotten, part=f"card-{key}")


@require_POST
def remove(request: PersonRequest, id: UUID, key: str) -> HttpResponse:
    """Leave one exercise out."""
    _exercise(request, id, key)
    act = partial(sheets.remove_prescription, request.person, id, key)
    return _done_or_told(request, id, act, Look(done="left_out", of=key), part="exercises")


@require_POST
def bring_back(request: PersonRequest, id: UUID, key: str) -> HttpResponse:
    """Put back what was left out."""
    _draft(request, id)
    act = partial(sheets.bring_back, request.person, id, key)
    return _done_or_told(request, id, act, Look(done="brought_back", of=f"{key}.name"), part=f"card-{key}")


@require_POST
def add(request: PersonRequest, id: UUID) -> HttpResponse:
    """Add an exercise by its name, or by its words on the sheet."""
    _draft(request, id)
    words = lines(request.POST.get("name", ""))
    act = partial(sheets.add_prescription, request.person, id, words)
    return _done_or_told(request, id, act, Look(done="added", trouble_at="add"), part="add")


@require_POST
def words(request: PersonRequest, id: UUID) -> HttpResponse:
    """Use words nobody could read for a field of an exercise, or pass them over."""
    draft = _draft(request, id)
    given = request.POST.get("words", "")
    opened = Look(done="ignored", use=given, trouble_at="unread")
    ignored = request.POST.get("then") == "ignore"
    try:
        chosen = draft.review.unread if ignored and given == "all" else (span_in(given, draft.review),)
        if not ignored:
            return _used(request, id, chosen[0])
    except BandstandError as trouble:
        return _told(request, id, trouble, opened)
    act = partial(sheets.ignore_words, request.person, id, chosen)
    return _done_or_told(request, id, act, opened, part="unread")


def _used(request: PersonRequest, id: UUID, span: Span) -> HttpResponse:
    put = {name: request.POST.get(name, "") for name in ("key", "name", "field", "text")}
    key = sheets.use_words(request.person, id, span, **put)
    field = put["field"] if put["field"] in OPENS else "work"
    return redirect.to("review", id, part=f"card-{key}", told={"done": "saved", "of": f"{key}.{field}"})


@require_POST
def accept(request: PersonRequest, id: UUID) -> HttpResponse:
    """Make it the plan in force. Sent twice, the second leads to today as the first did."""
    try:
        sheets.accept(request.person, id, moment_of(request))
    except BandstandError as trouble:
        return _told(request, id, trouble, Look(trouble_at="accept"))
    return redirect.to("today")


def _done_or_told(
    request: PersonRequest, id: UUID, act: Callable[[], None], then: Look, *, part: str = ""
) -> HttpResponse:
    """Do it and look at the page again, told what was done; or the page with a sentence where it could not be done."""
    try:
        act()
    except BandstandError as trouble:
        return _told(request, id, trouble, then)
    return redirect.to("review", id, part=part, told={"done": then.done, "of": then.of})


def _told(request: PersonRequest, id: UUID, trouble: BandstandError, then: Look) -> HttpResponse:
    look = Look(edit=then.edit, use=then.use, trouble=say(trouble.message), trouble_at=then.trouble_at)
    return _page(request, _draft(request, id), look, status=status_of(trouble))


def _draft(request: PersonRequest, id: UUID) -> sheets.Draft:
    try:
        return sheets.draft(request.person, id)
    except BandstandError as nothing:
        raise Http404 from nothing


def _exercise(request: PersonRequest, id: UUID, key: str) -> Prescription:
    found = _draft(request, id).plan.prescription(key)
    if found is None:
        raise Http404
    return found


def _page(request: PersonRequest, draft: sheets.Draft, look: Look, *, status: int = 200) -> HttpResponse:
    told = shown(draft, history_of(request.person), look)
    return render(request, "plans/review.html", told, status=status)
