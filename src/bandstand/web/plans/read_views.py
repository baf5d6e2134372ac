"""Reading a sheet: paste it or open a file, then look at what was understood beside the original."""

from dataclasses import dataclass
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from bandstand.actions import plan_in_force, sharing, sheets
from bandstand.exchange import documents, strange_file
from bandstand.quantity import BandstandError
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.request import PersonRequest
from bandstand.web.safety.onward import by_check_to_draft
from bandstand.web.trouble import status_of
from bandstand.words import say

MOST_SHOWN_AGAIN = 64 * 1024
# A file from the folder, or a photograph taken just now: the same door.
FILES = ("file", "photograph")


@dataclass(frozen=True, slots=True)
class Words:
    """What is to be read, and the name of the file it came out of; no name where it was pasted."""

    text: str
    file: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: PersonRequest) -> HttpResponse:
    """Paste the sheet; what cannot be read comes back with a sentence and every word of it kept."""
    if request.method != "POST":
        return render(request, "plans/read.html")
    words = Words(request.POST.get("text", ""))
    try:
        if (plan := _plan_file(request)) is not None:
            return by_check_to_draft(request, sharing.try_file(request.person, plan, moment_of(request)))
        words = _words(request)
        id = _read(request, words)
    except BandstandError as trouble:
        return _again(request, words, trouble)
    return redirect.to("review", id)


def _read(request: PersonRequest, words: Words) -> UUID:
    return sheets.read_sheet(request.person, words.text, moment_of(request), file=words.file)


def _plan_file(request: HttpRequest) -> bytes | None:
    """A file that says it is a plan of another Bandstand, by its name or its first sign; None for any other."""
    for file in _files(request)[:1]:
        content: bytes = file.read(strange_file.MOST_BYTES + 1)
        file.seek(0)
        if str(file.name or "").lower().endswith(".json") or content.lstrip().startswith(b"{"):
            return content
    return None


def _files(request: HttpRequest) -> list["UploadedFile[bytes]"]:
    return [file for name in FILES for file in request.FILES.getlist(name)]


def _words(request: HttpRequest) -> Words:
    """The opened file where there is one, else what was pasted."""
    files = _files(request)
    return _words_of_file(files[0]) if files else Words(lines(request.POST.get("text", "")))


def _words_of_file(file: "UploadedFile[bytes]") -> Words:
    name = str(file.name or "")
    content: bytes = file.read(documents.MOST_BYTES + 1)
    return Words(lines(documents.text_of(content, name)), documents.shown_name(name))


def lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _again(request: HttpRequest, words: Words, trouble: BandstandError) -> HttpResponse:
    told = {
        "trouble": say(trouble.message),
        "text": words.text[:MOST_SHOWN_AGAIN],
        "file": words.file,
        "by_hand": trouble.message.id == "sheet.no_exercise",
    }
    return render(request, "plans/read.html", told, status=status_of(trouble))


@require_POST
def by_hand(request: PersonRequest) -> HttpResponse:
    """A plan whose exercises are added one by one; what was pasted stays beside it, unread."""
    text = lines(request.POST.get("text", ""))
    try:
        id = plan_in_force.write_by_hand(request.person, text, moment_of(request))
    except BandstandError as trouble:
        return _again(request, Words(text), trouble)
    return redirect.to("review", id, part="add")
