"""What each line is: a name, a section, a step or an aside; lists are judged as wholes."""
