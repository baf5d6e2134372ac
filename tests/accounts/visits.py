"""People with accounts at the door of one home, each with a browser of their own."""

from uuid import UUID

from bandstand import store
from tests.web.visitor import Visitor

KAT, PAT = "kat@example.org", "pat@example.org"
SECRET = {KAT: "lamp river coffee seven", PAT: "window apple tractor nine"}
NOW = 1_784_000_000_000


def moved_in(email: str, at: int = NOW) -> UUID:
    """Make somebody an account; whose person they are."""
    return store.add_account(email, SECRET[email], at).person


def logged_in(email: str) -> Visitor:
    """Somebody who logged in just now."""
    visitor = Visitor()
    visitor.open("/")
    visitor.press("Log in", email=email, passphrase=SECRET[email])
    assert visitor.page.status == 200, visitor.page.words
    return visitor
