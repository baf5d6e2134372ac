"""Bandstand on a phone without a network: the worker, and what its pages say."""
