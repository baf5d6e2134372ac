"""Figures at addresses that never change their meaning."""
