"""Everything the review page shows: the sheet, the questions, the cards, the words not read, the plan read back."""

from dataclasses import dataclass

from bandstand.actions import sheets
from bandstand.journal.history import History
from bandstand.prescription import Plan, Prescription, Span
from bandstand.prescription.proposals import propose
from bandstand.prescription.read_back import read_back, week_words
from bandstand.prescription.trying import is_from_shared
from bandstand.prescription.under_review import Review
from bandstand.quantity import BandstandError
from bandstand.web.plans.card_form import inputs_of
from bandstand.web.plans.lit import Piece, around, carried_by, heeded_by, marks_of, pieces_of
from bandstand.web.plans.questions import asked_of, waiting_for_therapist
from bandstand.web.plans.said import Said, said_of
from bandstand.web.plans.tiles import Editor, ReviewCard, inputs_for, review_card, shown_fields, split_id
from bandstand.web.plans.unread import span_in, unread_of
from bandstand.web.settings.forms import standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What an address asks to see: a field or words laid open, or what was just done; and a trouble, with its place."""

    edit: str = ""
    use: str = ""
    done: str = ""
    of: str = ""
    saved: str = ""  # one of the forms that belong to the person, not to the sheet
    trouble: str = ""
    trouble_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A piece of the sheet; `leads_to` is the id of the field its words carry, empty where they carry none."""

    piece: Piece
    leads_to: str = ""


def shown(draft: sheets.Draft, history: History, look: Look) -> dict[str, object]:
    """Everything the page needs."""
    review, plan = draft.review, draft.plan
    pieces = pieces_of(plan.written_from, (*carried_by(plan), *heeded_by(review.heeded)), review.unread)
    cards = _cards(review, history, pieces, look)
    return {
        "draft": draft,
        "cards": cards,
        "sheet": _words(pieces, cards),
        "unread": unread_of(review, _opened(review, look)),
        "left_out": review.left_out,
        **_of_plan(plan, history),
        **standing(history, plan),
        **_of_look(review, look),
    }


def _of_plan(plan: Plan, history: History) -> dict[str, object]:
    """What the plan says so far, and what it leaves open."""
    return {
        "plan": plan,
        "precautions_told": history.precautions,
        "questions": tuple(asked_of(plan, each) for each in sheets.questions_now(plan)),
        "for_therapist": waiting_for_therapist(plan),
        "told": read_back(plan),
        "week": week_words(plan),
        "from_shared": is_from_shared(plan),
        "open_fields": _proposals_left(plan),
        "bands_unsaid": not history.bands and any(each.uses_band for each in plan.prescriptions),
    }


def _of_look(review: Review, look: Look) -> dict[str, object]:
    """What was just done or is being done, and where it stands."""
    said = said_of(review, look.done, look.of)
    return {
        "edited": look.edit,
        "said": said,
        "saved": look.saved,
        "at": _focused(look, said),
        "trouble": look.trouble,
        "trouble_at": look.trouble_at,
    }


def _cards(review: Review, history: History, pieces: tuple[Piece, ...], look: Look) -> tuple[ReviewCard, ...]:
    marks = marks_of(pieces)
    opened = split_id(review.plan, look.edit) if look.edit else None
    about, field = opened or (None, "")
    editors = {about.key: _editor(review, history, about, field)} if about else {}
    return tuple(review_card(each, marks, editors.get(each.key)) for each in review.plan.prescriptions)


def _editor(review: Review, history: History, about: Prescription, field: str) -> Editor:
    spans = about.origin_of(field).spans or about.origin_of("name").spans
    return Editor(
        field=field,
        inputs=inputs_for(about, field, inputs_of(about, history.bands)),
        snippet=around(review.text, spans),
    )


def _words(pieces: tuple[Piece, ...], cards: tuple[ReviewCard, ...]) -> tuple[Word, ...]:
    known = shown_fields(cards)
    return tuple(Word(piece=piece, leads_to=_leads_to(piece, known)) for piece in pieces)


def _leads_to(piece: Piece, known: frozenset[str]) -> str:
    """The tile its words are about; the card where that field has no tile."""
    if not piece.fields:
        return ""
    tile = next((field for field in piece.fields if field in known), "")
    return f"t-{tile}" if tile else _home_of(piece.fields[0])


def _home_of(field: str) -> str:
    return "heed" if field == "plan.heed" else f"card-{field.rpartition('.')[0]}"


def _opened(review: Review, look: Look) -> Span | None:
    try:
        return span_in(look.use, review) if look.use else None
    except BandstandError:
        return None


def _focused(look: Look, said: Said | None) -> str:
    """The id of what the keyboard goes on from."""
    if look.edit:
        return "editor"
    if look.use:
        return "use"
    if said is not None and said.undo == "review_back":
        return "undo"
    parts = {"answered": "questions", "proposals": "read-back", "ignored": "unread"}
    return parts.get(look.done) or (f"t-{look.of}" if look.of else "")


def _proposals_left(plan: Plan) -> int:
    """How many fields a tap on "take all proposals" would fill."""
    filled = propose(plan)
    return sum(
        each.origin_of(name) != before.origin_of(name)
        for each, before in zip(filled.prescriptions, plan.prescriptions, strict=True)
        for name, _ in each.origins
    )
