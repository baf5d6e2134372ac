"""What readers of a link see: the programme, its file, a way to try it; and one answer for all that is not there."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import slugify
from django.views.decorators.http import require_POST, require_safe

from bandstand.actions import sharing
from bandstand.exchange.exercise_plan import as_exercise_plan, in_a_page
from bandstand.exchange.plan_file import write_plan
from bandstand.prescription.shared import Shared
from bandstand.store import Share
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.safety.onward import by_check_to_draft
from bandstand.web.sharing.programme import programme_of
from bandstand.web.sharing.share_views import in_list

FOR_NO_ROBOT = "noindex, nofollow, noarchive, nosnippet"
KEPT_NOWHERE = "no-store, private"
LONGEST_PREVIEW = 200
LONGEST_FILE_NAME = 60


@login_not_required
@require_safe
def shared(request: HttpRequest, key: str) -> HttpResponse:
    """The programme, for whoever holds its link."""
    found = _share(request, key)
    return _quietly(_page(request, key, found.shared) if found else gone(request))


@login_not_required
@require_safe
def file(request: HttpRequest, key: str) -> HttpResponse:
    """The same programme as a file, for another Bandstand."""
    found = _share(request, key)
    if found is None:
        return _quietly(gone(request))
    answer = HttpResponse(write_plan(sharing.as_file(found.shared)), content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name(found.shared)}"'
    return _quietly(answer)


@require_POST
def try_it(request: PersonRequest, key: str) -> HttpResponse:
    """A draft of the reader's own; the safety check comes first."""
    found = _share(request, key)
    if found is None:
        return _quietly(gone(request))
    return by_check_to_draft(request, sharing.try_shared(request.person, found.shared, moment_of(request)))


@login_not_required
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What authors let this installation name, where its operator wants such a list at all."""
    if not in_list():
        return _quietly(gone(request))
    shares = sharing.listed_shares(moment_of(request), in_list=True)
    return _quietly(render(request, "sharing/list.html", {"shares": shares}))


def gone(request: HttpRequest) -> HttpResponse:
    """Never there, ended, or stopped: nobody can tell which."""
    return render(request, "sharing/gone.html", status=404)


def file_name(shared: Shared) -> str:
    """Plain letters only, whatever the title."""
    return f"{slugify(shared.title)[:LONGEST_FILE_NAME].strip('-') or 'programme'}.bandstand.json"


def _share(request: HttpRequest, key: str) -> Share | None:
    return sharing.share_at(key, moment_of(request), in_list=in_list())


def _quietly(answer: HttpResponse) -> HttpResponse:
    """No browser, proxy or search engine keeps it: what is stopped is gone at once."""
    answer.headers["X-Robots-Tag"] = FOR_NO_ROBOT
    answer.headers["Cache-Control"] = KEPT_NOWHERE
    return answer


def _page(request: HttpRequest, key: str, found: Shared) -> HttpResponse:
    address = request.build_absolute_uri(reverse("shared", args=[key]))
    told = {
        "seen": programme_of(found),
        "plan": found.plan,  # what figures heed: its own precautions, where its author ticked them
        "key": key,
        "still": request.GET.get("still") == "yes",
        "address": address,
        "preview": " ".join(found.introduction.split())[:LONGEST_PREVIEW],
        "picture": request.build_absolute_uri(static("bandstand/icons/shared.png")),
        "for_programs": mark_safe(in_a_page(as_exercise_plan(found, address=address))),
    }
    return render(request, "sharing/shared.html", told)
