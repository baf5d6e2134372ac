"""Bandstand turns a physical therapist's sheet into a guided, logged, adaptive home programme."""
