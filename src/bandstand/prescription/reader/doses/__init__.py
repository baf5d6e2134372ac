"""The language of doses: every phrase that carries a part of one, and what only looks like it."""
