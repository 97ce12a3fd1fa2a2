"""The front door for staff."""
