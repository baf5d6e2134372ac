"""Sheets in our own words."""

HIP = """\
Home programme for the hip

Monster walks with a mini band
3 rounds of 30 seconds, band around your ankles or calves.

Side steps with a resistance band
3 rounds of 30 seconds, band around the thighs.

Banded mountain climbers
3 rounds of 10-15 reps on both legs.

Hip flexor march
3 rounds of 10-15 reps on both legs, lying down.

Begin with light resistance and work up to more.
"""

ONE = "Bridge\n3 sets of 10 reps\n"

SCRIPT = "<script>document.title='run'</script>"
