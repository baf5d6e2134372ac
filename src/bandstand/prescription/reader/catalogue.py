"""Names the reader knows by heart, until the catalogue can be asked."""

KNOWN = {
    "monster walk": "monster-walk",
    "mini band monster walk": "monster-walk",
    "lateral band walk": "lateral-band-walk",
    "side step with a band": "lateral-band-walk",
    "crab walk": "lateral-band-walk",
    "mountain climber": "mountain-climber",
    "banded mountain climber": "mountain-climber",
    "hip flexor march": "hip-flexor-march",
    "hip flexion march": "hip-flexor-march",
    "supine hip flexor march": "hip-flexor-march",
    "supine hip flexion march": "hip-flexor-march",
    "psoas march": "hip-flexor-march",
}
ALTERNATING = frozenset({"mountain-climber", "hip-flexor-march"})
BANDED = frozenset(KNOWN.values())
