"""Duties that ask the platforms of videoconferences."""
