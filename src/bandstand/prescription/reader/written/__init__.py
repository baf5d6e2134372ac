"""The words as they were written: one way of writing them, the way back, and the lines they were meant to be."""
