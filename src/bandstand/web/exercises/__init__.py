"""What exercises exist, each on a page of its own; and the built-in programme for whoever has no sheet."""
