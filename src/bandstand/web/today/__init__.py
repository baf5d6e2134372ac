"""Today: one question, what is done today, and how to begin."""
