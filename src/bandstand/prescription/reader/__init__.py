"""Text in, a Reading out: a pipeline of small named steps, linear in the text, that never raises on text."""

from bandstand.prescription.reader.pipeline import LONGEST_TEXT, read, read_sheet

__all__ = ["LONGEST_TEXT", "read", "read_sheet"]
