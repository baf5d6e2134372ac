"""Lengths of the body's parts, as published fractions of height."""

from dataclasses import dataclass

STATURE = 1.70  # metres; assumed where a person has not said


@dataclass(frozen=True, slots=True)
class Skeleton:
    """One person's lengths in metres, all taken from their height.

    Source:
        winter-2009 (after drillis-contini-1966): thigh .245, shank .246, upper arm .186, forearm .146, hand .108,
        hip to shoulder .288, foot .152 long and .039 high, head and neck .182. The hip joints lie inside the
        width of the pelvis (bell-1990).
    """

    stature: float = STATURE

    def of(self, fraction: float) -> float:
        """A fraction of height, in metres."""
        return self.stature * fraction

    @property
    def thigh(self) -> float:
        """Hip to knee."""
        return self.of(0.245)

    @property
    def shank(self) -> float:
        """Knee to ankle."""
        return self.of(0.246)

    @property
    def upper_arm(self) -> float:
        """Shoulder to elbow."""
        return self.of(0.186)

    @property
    def forearm(self) -> float:
        """Elbow to wrist."""
        return self.of(0.146)

    @property
    def hand(self) -> float:
        """Wrist to the tip of the middle finger."""
        return self.of(0.108)


# Fractions of height in each part's own directions: forward, left (for the left side), up.
HIP = (0.0, 0.052, 0.0)  # from the middle of the pelvis
LUMBAR = (0.0, 0.0, 0.085)  # where the trunk bends on the pelvis
SHOULDER = (0.0, 0.108, 0.203)  # from the lumbar point; .288 above the hips in all
NECK = (0.005, 0.0, 0.222)
HEAD = (0.016, 0.0, 0.098)  # middle of the head from the neck
HEEL = (-0.022, 0.0, -0.024)  # from the ankle
BALL = (0.072, 0.0, -0.028)
TOE = 0.032  # ball to tip

TOE_THICKNESS = 0.009  # round the tip of the foot
BLADES = (-0.004, 0.0, 0.165)  # between the shoulder blades, from the lumbar point
