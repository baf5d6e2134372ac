"""Scripts where a programme is shared: in every field that readers see, and in every field of a stranger's file."""

import json
from collections.abc import Iterator, Sequence

from bandstand.prescription.shareable import Extra
from bandstand.quantity import Json
from tests.campaign.hostile.guest import Guest

TITLE = 80


def share_all(guest: Guest, words: Sequence[str]) -> Iterator[str]:
    """Share the plan once for each script, with every field of it ticked; the link of each."""
    for each in words:
        told = [("title", each[:TITLE]), ("introduction", f"{each}\n{each}"), ("do", "share"), ("by", each)]
        guest.post("/plan/share/", [*told, *(("extra", extra.value) for extra in Extra)])
        yield f"/shared/{guest.cookies['shared']}/"


def in_files(guest: Guest, words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Open a file for each script, with it in every place that takes words; what each leads to."""
    for each in words:
        guest.send_file("/plan/read/", f"{each}.json", json.dumps(_file(each)))
        yield guest.place, guest.get(guest.place).text


def _file(words: str) -> Json:
    exercise: Json = {
        **dict.fromkeys(("key", "name", "variant", "load"), words),
        "alternatives": [{"variant": words, "reason": words, "span_text": words, "avoid": True}],
        "band": {"ordinal": 1, **dict.fromkeys(("colour", "brand", "kind"), words)},
        "dose": {"sets": [3, 3], "work": {"is": "Reps", "count": [10, 15]}},
        "equipment": [words],
        "notes": [words],
        "origins": [[words, {"source": "stated", "by": words}]],
        "uses_band": True,
    }
    plan: Json = {
        "number": 0,
        **dict.fromkeys(("title", "written_from"), words),
        **{name: [words] for name in ("goals", "precautions", "progression")},
        "because": {"id": words, "values": {"a": words}},
        "complaint": dict.fromkeys(("part", "side", "where"), words),
        "questions": [{"prescription": words, "field": words, "choices": [words]}],
        "sections": [{"kind": "main", "prescriptions": [exercise]}],
    }
    return {"format": "bandstand-plan", "version": 1, "plan": plan, words: words}
