"""The name of every rule: what a decision is written down with, and what is said of the rule elsewhere.

A name stays what it is: decisions in the log carry it. R is a rule of the decision table, L a limit on what they ask.
"""

from enum import StrEnum


class RuleId(StrEnum):
    """Every rule of the engine, in the order of the decision table (evidence 4.3)."""

    PAUSED = "R0"
    ORDERED = "R1"
    STRICT = "R2"
    ABOVE_LIMIT = "R3"
    PAINFUL_FORM = "R4"
    SORE_TODAY = "R5"  # before a session; it is no decision on the next dose
    ROUGH_SPELL = "R6"
    WORSE_MORNING = "R7"
    SORE_THROUGHOUT = "R8"
    SORE_AFTER = "R9"
    RAISED_WEEK = "R10"
    IN_AMBER = "R11"
    GAP = "R12"
    NOT_ALL_DONE = "R13"
    STEP_UP = "R14"
    A_LITTLE_MORE = "R15"
    SAME_AGAIN = "R16"
    BOUNDS = "L0"
    NEW_DOSE = "L1"
    WEAKER_SIDE = "L2"  # how much counts as done; it is no decision either
    NO_MORNING = "L3"
    ONE_BIG_CHANGE = "L4"


# A therapist's order stands above our rules, but for a pause, strict limits and a form that hurt the joint.
BESIDE_ORDERS = frozenset({RuleId.PAUSED, RuleId.ORDERED, RuleId.STRICT, RuleId.PAINFUL_FORM})
# What is said again however often it is left: a pause, an order, strict limits, a form that hurt the joint, the bounds.
SAID_AGAIN = BESIDE_ORDERS | {RuleId.BOUNDS}
# What may be switched off looks at what was done; what looks at pain, at a joint or at the bounds stays on.
MAY_BE_OFF = (RuleId.A_LITTLE_MORE, RuleId.STEP_UP, RuleId.NOT_ALL_DONE, RuleId.GAP)
