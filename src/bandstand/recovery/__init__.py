"""What the daily answers say: the person's usual level now; trend and flare later. Knows nothing of doses."""

from bandstand.recovery.usual import ANSWERS_NEEDED, Level, Review, first_review, review_level, usual_level

__all__ = ["ANSWERS_NEEDED", "Level", "Review", "first_review", "review_level", "usual_level"]
