"""Values and bytes: what leaves the house, and what comes back in."""
