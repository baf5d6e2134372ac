"""The programme: which words are about which exercise, and what is said once for several."""
