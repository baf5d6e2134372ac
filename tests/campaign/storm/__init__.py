"""A home under fire: its server as other programs, phones that post to it, a network that fails, and the file."""
