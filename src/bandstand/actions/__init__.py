"""Every verb a person can do, once: load, decide, save. One file for each family."""
