"""Bandstand's tables, step by step."""
