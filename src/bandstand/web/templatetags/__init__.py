"""What templates may ask for: words, figures and the frame of a page."""
