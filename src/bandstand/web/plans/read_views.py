"""Reading a sheet: paste it or open a file, then look at what was understood beside the original."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from bandstand.actions import plan_in_force, sheets
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.plans.sheet_file import text_of
from bandstand.web.request import PersonRequest
from bandstand.web.trouble import status_of
from bandstand.words import say

MOST_SHOWN_AGAIN = 64 * 1024


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: PersonRequest) -> HttpResponse:
    """Paste the sheet; what cannot be read comes back with a sentence and every word of it kept."""
    if request.method != "POST":
        return render(request, "plans/read.html")
    try:
        id = _read(request)
    except BandstandError as trouble:
        return _again(request, trouble)
    return redirect.to("review", id)


def _read(request: PersonRequest) -> UUID:
    return sheets.read_sheet(request.person, _text(request), moment_of(request))


def _text(request: HttpRequest) -> str:
    """The opened file where there is one, else what was pasted."""
    file = request.FILES.get("file")
    return lines(text_of(file) if file else request.POST.get("text", ""))


def lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _again(request: HttpRequest, trouble: BandstandError) -> HttpResponse:
    told = {
        "trouble": say(trouble.message),
        "text": request.POST.get("text", "")[:MOST_SHOWN_AGAIN],
        "by_hand": trouble.message.id == "sheet.no_exercise",
    }
    return render(request, "plans/read.html", told, status=status_of(trouble))


@require_POST
def by_hand(request: PersonRequest) -> HttpResponse:
    """A plan whose exercises are added one by one; what was pasted stays beside it, unread."""
    text = lines(request.POST.get("text", ""))
    return redirect.to("review", plan_in_force.write_by_hand(request.person, text, moment_of(request)), part="add")
