"""The pages of a plan: the sheet read, the reading reviewed, the plan in force."""
