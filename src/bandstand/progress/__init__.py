"""What to do next, within bounds, and why: decisions, rules, the safety check and the plan of the day."""
