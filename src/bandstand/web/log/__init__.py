"""What was logged, day by day, and the answers that may still be told anew."""
