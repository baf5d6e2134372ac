"""What a person owns and chose to say: bands, side and place, what to watch; and where their data lives."""
