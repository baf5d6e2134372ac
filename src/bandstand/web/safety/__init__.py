"""The safety check: signs as lists, one screen a level, and nothing preselected."""
