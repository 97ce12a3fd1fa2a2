"""Telephone lines: whose a line is, and which events are reached on the number that was called."""
