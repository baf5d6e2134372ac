"""The process that sets sheets: what stands on one comes in on a line, its pages leave on a line.

Words reach typst only as data (`sys_inputs`), never as source. It reads nothing but our templates and the fonts here.
"""

import base64
import json
import select
import sys
from pathlib import Path

from bandstand.exchange.paper.limits import SECONDS, hold_to_limits, within
from bandstand.quantity import Json

TEMPLATES = Path(__file__).with_name("templates")
DOTS_PER_INCH = 150
MOST_SHEETS = 50  # then a fresh one begins: what typst remembers of earlier sheets does not grow without end
IDLE_SECONDS = 60.0


def main() -> None:
    """Set one sheet after the other, until nobody asks for a while."""
    hold_to_limits()
    for _ in range(MOST_SHEETS):
        if not select.select([sys.stdin], [], [], IDLE_SECONDS)[0]:
            return
        line = sys.stdin.buffer.readline()
        if not line.endswith(b"\n"):
            return
        with within(SECONDS):
            told = json.dumps(answer(json.loads(line)))
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()


def answer(question: Json) -> Json:
    """The sheet's bytes, or the sentence that says why there are none."""
    match question:
        case {"template": str(template), "kind": str(kind), "sheet": dict(sheet)}:
            return _answer(template, kind, json.dumps(sheet))
    return {"trouble": "paper.not_made"}


def _answer(template: str, kind: str, sheet: str) -> Json:
    try:
        return {"made": base64.b64encode(made(template, kind, sheet)).decode("ascii")}
    except (MemoryError, RecursionError):
        return {"trouble": "paper.too_much"}
    except Exception:
        # Whatever typst says of a sheet it cannot set: to the person it is one and the same thing.
        return {"trouble": "paper.not_made"}


def made(template: str, kind: str, sheet: str) -> bytes:
    """A PDF or a PNG. A letter that no font here has is printed as a box; such a PDF claims no standard."""
    import typst

    setter = typst.Compiler(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        package_path=str(TEMPLATES),
        package_cache_path=str(TEMPLATES),
        sys_inputs={"sheet": sheet},
    )
    if kind == "png":
        return _bytes(setter.compile(format="png", ppi=DOTS_PER_INCH, timestamp=0))
    try:
        return _bytes(setter.compile(pdf_standards="ua-1", timestamp=0))
    except typst.TypstError as trouble:
        if "could not be displayed" not in str(trouble):
            raise
        return _bytes(setter.compile(timestamp=0))


def _bytes(found: object) -> bytes:
    assert isinstance(found, bytes), "one page or one document"
    return found


if __name__ == "__main__":
    main()
