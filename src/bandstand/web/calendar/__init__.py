"""The week: what is due, rest, days away, stretching, and the feed for a calendar program."""
