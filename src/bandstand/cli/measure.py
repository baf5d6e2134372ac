"""A number given on the command line: inside its range, and a number indeed."""

from math import isfinite
from typing import Any

import click


class Measure(click.FloatRange):
    """Like a range of click's own, which lets "nan" through: it is neither below nor above anything."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number. Wrong usage (exit 2) where it is none."""
        number = float(super().convert(value, param, ctx))
        if not isfinite(number):
            self.fail(f"{value} is not a number in the range {self._describe_range()}.", param, ctx)
        return number
