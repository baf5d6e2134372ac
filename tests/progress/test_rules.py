"""The rules, one by one: what a person lives through, and what the next time asks."""
