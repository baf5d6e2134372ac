"""The square code on a handout, and the words beside it."""

import io

import segno

from bandstand.exchange.paper.carried import letters_of
from bandstand.prescription import Plan
from bandstand.quantity import JsonObject, Message
from bandstand.words import say

RIM = 4  # dots round it
DOT_MM = 0.75  # a dot of the code, so large that a poor photograph of a whole page still shows it
MASK = 3  # of the eight patterns laid over a code: packed bytes look like chance, so that none serves them better


def code_of(plan: Plan) -> JsonObject:
    """The code that carries a plan, and its words; where a plan is too long for one, the words say so."""
    letters = letters_of(plan)
    if not letters:
        return {"svg": None, "told": [say(Message("paper.code_none"))]}
    told = [say(Message("paper.code_what")), say(Message("paper.code_how"))]
    square = segno.make_qr(letters, error="m", mask=MASK, boost_error=False)
    wide = square.symbol_size(border=RIM)[0] * DOT_MM
    return {"svg": drawn(square), "wide_mm": wide, "alt": say(Message("paper.code_alt")), "told": [*told]}


def drawn(square: segno.QRCode) -> str:
    """A code as SVG: dark on white, with the white rim that cameras look for."""
    out = io.BytesIO()
    square.save(out, kind="svg", xmldecl=False, svgns=True, border=RIM)
    return out.getvalue().decode("utf-8")
