"""What the daily answers say: the person's usual level now; trend and flare later. Knows nothing of doses."""

from bandstand.recovery.usual import ANSWERS_NEEDED, Level, Review, usual_level

__all__ = ["ANSWERS_NEEDED", "Level", "Review", "usual_level"]
