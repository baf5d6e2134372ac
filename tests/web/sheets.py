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

ROUND = "3 rounds\nSquats x 10\nLunges x 12\nHeel raises x 15\n"

INJURED = "Knee programme\n\nClamshell\n3 sets of 10 reps with the injured leg only\n"

# Words that look like a dose and belong to nothing the reader knows; a name that only one house uses.
MESSY = """\
Crab things
3 sets of 10 reps each side

Clam shells
2 sets of 12 reps

Zorb Roll:

Roll it to and fro over the ball for three to five minutes, then put it away.

Bridge
2 sets of 8 reps
"""
