"""The exercises Bandstand knows, one by one, and the built-in hip programme."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from bandstand.actions import sheets
from bandstand.body import FigureKey
from bandstand.catalog import BandColour, Exercise, Muscle, Placement, Variant, load_catalogue
from bandstand.figure import title_of
from bandstand.quantity import Message
from bandstand.web import redirect
from bandstand.web.moment import moment_of
from bandstand.web.plans.cards import cards_of
from bandstand.web.request import PersonRequest
from bandstand.words import say


@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Every exercise, with its figure."""
    entries = [(entry, _key(entry, entry.default)) for entry in load_catalogue().exercises]
    return render(request, "exercises/list.html", {"entries": entries})


@require_safe
def one(request: HttpRequest, id: str) -> HttpResponse:
    """One exercise: how it is done, what goes wrong, and where its words come from."""
    catalogue = load_catalogue()
    entry = catalogue.get(id)
    if entry is None:
        raise Http404
    variant = entry.variant(request.GET.get("variant", "")) or entry.default
    told = {
        "entry": entry,
        "variant": variant,
        "key": _key(entry, variant),
        "alt": say(title_of(_key(entry, variant))),
        "moves": "still" not in request.GET,
        "playing": "large-still" if "still" in request.GET else "large",
        "works": _places(entry.muscles.primary),
        "helps": _places(entry.muscles.secondary),
        "set_up": entry.set_up_of(variant),
        "cues": entry.cues_of(variant),
        "placements": [Message(f"placement.{place.value}") for place in entry.placements_of(variant)],
        "sources": [catalogue.source(key) for key in sorted(entry.source_keys)],
    }
    return render(request, "exercises/one.html", told)


def _places(muscles: tuple[Muscle, ...]) -> tuple[str, ...]:
    """Where they are, each place once."""
    return tuple(dict.fromkeys(muscle.plain for muscle in muscles))


def _key(entry: Exercise, variant: Variant) -> FigureKey:
    """The first picture of a form, with a band where one is worn."""
    place: Placement | None = next(iter(entry.placements_of(variant)), None)
    colour = BandColour.PLAIN if place else None
    return FigureKey(
        exercise=entry.id, variant=variant.id, placement=place, band=colour, view=entry.views_of(variant)[0]
    )


@require_http_methods(["GET", "HEAD", "POST"])
def programme(request: PersonRequest) -> HttpResponse:
    """The built-in hip programme: what it is, and whether a therapist has seen the one who looks at it."""
    seen = request.POST.get("seen", "")
    if request.method == "POST" and seen in ("yes", "meanwhile"):
        sheets.begin_builtin(request.person, redirect.uuid_or_404(request.POST.get("event", "")), moment_of(request))
        return redirect.to("today")
    plan = sheets.look_at_builtin()
    told = {"plan": plan, "cards": cards_of(plan), "not_yet": seen == "not yet", "event": moment_of(request).new_id()}
    return render(request, "exercises/programme.html", told)
