"""The exercises Bandstand knows, one by one, and the built-in hip programme."""

from collections.abc import Iterator
from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from bandstand.actions import sheets
from bandstand.actions.known import history_of
from bandstand.body import FigureKey
from bandstand.catalog import Exercise, Fault, Muscle, Purpose, load_catalogue
from bandstand.exchange.library import library_text
from bandstand.figure import title_of
from bandstand.quantity import Message
from bandstand.web import redirect
from bandstand.web.exercises.choices import Wanted, rows_of, wanted_of
from bandstand.web.figures.version import kept_for
from bandstand.web.moment import moment_of
from bandstand.web.plans.cards import cards_of
from bandstand.web.request import PersonRequest
from bandstand.words import say


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every exercise, with its figure, by what it is for; what waits for a therapist's word is folded away."""
    entries = load_catalogue().exercises
    groups = [
        (
            Message(f"purpose.{purpose.value}"),
            later_words(purpose),
            [(each, usual_key(each)) for each in entries if each.purpose is purpose],
        )
        for purpose in Purpose
    ]
    return render(request, "exercises/list.html", {"groups": [group for group in groups if group[2]]})


def later_words(purpose: Purpose) -> Message | None:
    """What to read before these are looked at; None for what anybody may begin."""
    return Message("purpose.later") if purpose is Purpose.RUNNING_CHECK else None


@require_safe
def one(request: HttpRequest, id: str) -> HttpResponse:
    """One exercise: how it is done, what goes wrong, and where its words come from."""
    catalogue = load_catalogue()
    entry = catalogue.get(id)
    if entry is None:
        raise Http404
    wanted = wanted_of(entry, request.GET.dict())
    key = wanted.key(entry.id)
    drawn = list(_drawn(entry, wanted))
    told = {
        "entry": entry,
        "wanted": wanted,
        "variant": wanted.variant,
        "later": later_words(entry.purpose),
        "key": key,
        "alt": say(title_of(key)),
        "playing": "large-still" if wanted.still else "large-slow" if wanted.slow else "large",
        "rows": list(rows_of(entry, wanted)),
        "held": replace(wanted, still=True).query,
        "moving": replace(wanted, still=False).query,
        "works": _places(entry.muscles.primary),
        "helps": _places(entry.muscles.secondary),
        "loop": wanted.placement and wanted.placement.put_on,
        "set_up": entry.set_up_of(wanted.variant),
        "movement": entry.movement_of(wanted.variant),
        "breathing": entry.breathing_of(wanted.variant),
        "cues": entry.cues_of(wanted.variant),
        "drawn_faults": drawn,
        "told_faults": [fault for fault in entry.faults if fault not in [each for each, *_ in drawn]],
        "easier": [catalogue.exercise(each) for each in entry.regressions],
        "harder": [catalogue.exercise(each) for each in entry.progressions],
        "sources": [catalogue.source(each) for each in sorted(entry.source_keys)],
    }
    return render(request, "exercises/one.html", told)


def _places(muscles: tuple[Muscle, ...]) -> tuple[str, ...]:
    """Where they are, each place once."""
    return tuple(dict.fromkeys(muscle.plain for muscle in muscles))


def _drawn(entry: Exercise, wanted: Wanted) -> Iterator[tuple[Fault, FigureKey, FigureKey]]:
    """The common mistakes of this form that are drawn, each with the right form beside it."""
    drawn = load_catalogue().movement(entry.id, wanted.variant.id).faults
    for fault in entry.faults:
        if fault.id in drawn:
            right = wanted.key(entry.id).seen_from(fault.view or wanted.view)
            wrong = replace(right, wrong=fault.id)
            if right.is_allowed and wrong.is_allowed:
                yield fault, right, wrong


@login_not_required
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """The whole catalogue as one file; with its version in the address a phone may keep it for good."""
    answer = HttpResponse(library_text(), content_type="application/json")
    answer.headers["Cache-Control"] = kept_for(request)
    return answer


def usual_key(entry: Exercise) -> FigureKey:
    """The picture of an exercise as it is usually done."""
    return wanted_of(entry, {}).key(entry.id)


@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: PersonRequest) -> HttpResponse:
    """The built-in hip programme: what it is, and whether a therapist has seen the one who looks at it."""
    seen = request.POST.get("seen", "")
    if request.method == "POST" and seen in ("yes", "meanwhile"):
        sheets.begin_builtin(request.person, redirect.uuid_or_404(request.POST.get("event", "")), moment_of(request))
        return redirect.to("today")
    plan = sheets.look_at_builtin()
    told = {
        "plan": plan,
        "precautions_told": history_of(request.person).precautions,
        "cards": cards_of(plan),
        "not_yet": seen == "not yet",
        "event": moment_of(request).new_id(),
    }
    return render(request, "exercises/programme.html", told)
