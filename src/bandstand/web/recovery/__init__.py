"""Recovery: the sentence, the picture and the table of the days so far."""
