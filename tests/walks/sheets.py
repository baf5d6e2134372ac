"""Sheets in our own words, as people paste them."""

HIP = """\
My hip programme

Monster walks with a mini band
Do 3 rounds of 30 seconds, the band around your ankles or calves.

Side steps with a resistance band
Do 3 rounds of 30 seconds with the band around the thighs. To work the hip more, place it around the calves or ankles.

Banded mountain climbers
3 rounds of 10-15 reps on both legs.

Hip flexor march, supine
3 rounds of 10-15 reps on both legs. It can also be done standing.

Begin with light resistance and work your way up to more resistance and more reps.
"""

NAMES_ONLY = """\
- Monster walk
- Lateral band walk
- Mountain climbers
- Hip flexor march
"""
