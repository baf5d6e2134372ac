"""Paper: a plan as a handout, and the page for the therapist, as PDF or picture, set by typst in its own process."""

from bandstand.exchange.paper.handout import handout
from bandstand.exchange.paper.look import PLAIN, Look, Size

__all__ = ["PLAIN", "Look", "Size", "handout"]
