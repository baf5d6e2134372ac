"""The process that sets one sheet: what stands on it comes in on standard input, its pages leave on standard output.

Words reach typst only as data (`sys_inputs`), never as source. It reads nothing but our templates and the fonts here.
"""

import base64
import json
import sys
from pathlib import Path

from bandstand.exchange.paper.limits import hold_to_limits
from bandstand.quantity import Json

TEMPLATES = Path(__file__).with_name("templates")
DOTS_PER_INCH = 150


def main() -> None:
    """Set one sheet and say what came of it."""
    template, kind, seconds = sys.argv[1:4]
    hold_to_limits(seconds=int(seconds))
    json.dump(answer(template, kind, sys.stdin.read()), sys.stdout)


def answer(template: str, kind: str, sheet: str) -> Json:
    """The sheet's bytes, or the sentence that says why there are none."""
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
