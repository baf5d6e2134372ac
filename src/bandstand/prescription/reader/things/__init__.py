"""What an exercise is done with: bands and where they go, things to fetch, weights, other ways of doing it."""
