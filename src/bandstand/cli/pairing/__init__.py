"""A second door on one's own network, open only while somebody asked for it: for phones that were let in once."""
