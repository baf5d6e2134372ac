"""The square code on a handout, and the words beside it."""

import io

import segno

from bandstand.exchange.paper.carried import letters_of
from bandstand.prescription import Plan
from bandstand.quantity import JsonObject, Message
from bandstand.words import say


def code_of(plan: Plan) -> JsonObject | None:
    """The code that carries a plan, and its words; None where not even one exercise fits."""
    letters, count = letters_of(plan)
    if not count:
        return None
    every = len(plan.prescriptions)
    part = None if count == every else say(Message("paper.code_part", count=count, every=every))
    told = [say(Message("paper.code_what")), say(Message("paper.code_how")), *([part] if part else [])]
    return {"svg": square(letters), "alt": say(Message("paper.code_alt")), "told": told}


def square(letters: str) -> str:
    """The QR code of some letters, as SVG: dark on white, with the white rim that cameras look for."""
    out = io.BytesIO()
    segno.make_qr(letters, error="m", boost_error=False).save(out, kind="svg", xmldecl=False, svgns=True, border=4)
    return out.getvalue().decode("utf-8")
