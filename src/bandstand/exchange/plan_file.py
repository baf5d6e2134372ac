"""A plan as a file: `{"format": "bandstand-plan", "version": 1, "plan": ...}`."""

from bandstand.exchange.document import NotThisDocument, as_line, open_document
from bandstand.prescription import Plan
from bandstand.quantity import Message
from bandstand.quantity.codec import NotReadable, from_json, to_json

FORMAT = "bandstand-plan"
VERSION = 1


def write_plan(plan: Plan) -> bytes:
    """The file that holds a plan."""
    return f"{as_line({'format': FORMAT, 'version': VERSION, 'plan': to_json(plan)})}\n".encode("ascii")


def read_plan(content: bytes) -> Plan:
    """The plan a file holds. Raises NotThisDocument, with a sentence to show, where it holds none."""
    document = open_document(content, format=FORMAT, newest=VERSION)
    try:
        return from_json(Plan, document.get("plan"))
    except (NotReadable, RecursionError) as error:
        raise NotThisDocument(Message("plan_file.unreadable")) from error
