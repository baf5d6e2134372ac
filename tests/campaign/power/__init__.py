"""A disk that forgets what it was not told to flush: the house runs on it, and its power is cut at any moment."""
