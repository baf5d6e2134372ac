"""Text in, a Reading out: a pipeline of small named steps, linear in the text, that never raises on text."""

from bandstand.prescription.reader.pipeline import LONGEST_TEXT, Steps, read, read_sheet, steps, steps_of_sheet

__all__ = ["LONGEST_TEXT", "Steps", "read", "read_sheet", "steps", "steps_of_sheet"]
