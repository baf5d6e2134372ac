"""The plan of the day as a script: every step and cue a phone needs to play it alone."""
