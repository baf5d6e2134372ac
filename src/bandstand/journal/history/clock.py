"""A phone's clock may be wrong by years. What the server's own clock knows of when something was."""

# A clock that is nearer than this passes for right. Source: bandstand-choice.
WRONG_FROM_MS = 10 * 60 * 1000


def by_our_clock(told: int, *, delay: int, not_before: int | None) -> int | None:
    """When it was by the server's clock, in UTC milliseconds; None where the phone's clock may well be right.

    Args:
        told: When it was by the phone's clock.
        delay: From the phone's clock to ours when something of it came, in milliseconds; of several the least, because
            the one that waited least on the phone tells most of its clock.
        not_before: When the server made what it is about; None where nothing is known of that.

    Nothing comes before it was told, and nothing is told before there is a script for it: a clock that says otherwise
    is wrong.
    """
    is_early = not_before is not None and told < not_before - WRONG_FROM_MS
    return told + delay if delay < -WRONG_FROM_MS or is_early else None
