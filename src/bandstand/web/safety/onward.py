"""Where a safety check leads when it is over: to the session that was wanted, or to a draft that waits for a look."""

from uuid import UUID

from django.http import HttpResponse

from bandstand.actions import sharing
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.today.begin import Begin, begin

DRAFT = "draft-"


def by_check_to_draft(request: PersonRequest, draft: UUID) -> HttpResponse:
    """On to the review of a programme that was somebody else's, by way of a safety check that is due."""
    if sharing.needs_check(request.person, moment_of(request)):
        return redirect.to("safety", told={"then": f"{DRAFT}{draft}"})
    return redirect.to("review", draft)


def draft_in(then: str) -> UUID | None:
    """The draft that waits; None for a session, and for nonsense."""
    try:
        return UUID(then.removeprefix(DRAFT)) if then.startswith(DRAFT) else None
    except ValueError:
        return None


def onward(request: PersonRequest, then: str) -> HttpResponse:
    """On to what was wanted; to Today where nothing was."""
    draft = draft_in(then)
    if draft is not None:
        return redirect.to("review", draft)
    if not then or then.startswith(DRAFT):
        return redirect.to("today")
    return begin(request, Begin.read(then))
