"""Reads the lists of people that offices hand in: what each row says, or why it cannot be read."""
