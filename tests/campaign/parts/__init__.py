"""The parts of the campaign, one module each, named after its key."""
