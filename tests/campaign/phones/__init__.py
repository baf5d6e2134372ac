"""Real browsers on real pages, a network that can be taken away, and houses with a mistake built in."""
