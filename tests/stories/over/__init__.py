"""What is left of a call once it is over."""
