"""Back to running: what to have first, the next stage, and runs told by hand."""
