"""Asks the platform of a videoconference about it: by which number and code it is reached, and who is in it."""
