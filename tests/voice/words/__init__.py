"""What is said on a whole call, and said again."""
