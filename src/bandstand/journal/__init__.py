"""What happened, as reported: append-only events and the facts in them. No opinions."""
