"""The rules, a small function each: what one exercise's next dose should be, or nothing to say.

The first row that speaks for the most caution decides, and what it asks for is the least that any row asks for.
Never the other way: a row that holds a dose because of pain must not silence one that eases it without.
"""

from bandstand.progress.case import Rule
from bandstand.progress.rules.advance import add_a_little, one_step_up
from bandstand.progress.rules.doing import after_a_gap, not_all_done
from bandstand.progress.rules.hold import (
    hold_for_precautions,
    hold_without_morning,
    keep_what_does_not_fit,
    keep_within_bounds,
    same_again,
)
from bandstand.progress.rules.new_dose import hold_between_steps
from bandstand.progress.rules.orders import follow_therapist, stop_until_reviewed
from bandstand.progress.rules.pain import (
    ease_above_limit,
    ease_after_worse_morning,
    hold_when_strict,
    keep_in_amber,
    keep_when_sore,
    stop_when_strict,
)
from bandstand.progress.rules.popping import leave_painful_form
from bandstand.progress.rules.rough import through_a_rough_spell
from bandstand.progress.rules.soreness import ease_when_sore_throughout
from bandstand.progress.rules.weeks import hold_after_a_raised_week

# In the order of the decision table (evidence 4.3); ties between rows of equal caution go to the first.
# R16, the same again, is what is left when none of these speaks.
RULES: tuple[Rule, ...] = (
    stop_until_reviewed,  # R0
    follow_therapist,  # R1
    stop_when_strict,  # R2, the strict limits only
    hold_when_strict,  # R2
    ease_above_limit,  # R3
    leave_painful_form,  # R4
    through_a_rough_spell,  # R6
    ease_after_worse_morning,  # R7
    ease_when_sore_throughout,  # R8
    keep_when_sore,  # R9
    hold_after_a_raised_week,  # R10
    keep_in_amber,  # R11
    after_a_gap,  # R12
    not_all_done,  # R13
    keep_within_bounds,  # L0
    keep_what_does_not_fit,  # L0
    one_step_up,  # R14
    add_a_little,  # R15
    hold_without_morning,  # L3
    hold_for_precautions,  # L0
    hold_between_steps,  # L1
)

__all__ = ["RULES", "same_again"]
