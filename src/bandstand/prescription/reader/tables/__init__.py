"""Tables, forms and clinical records: which row is an exercise, and what a bare number in a column means."""
