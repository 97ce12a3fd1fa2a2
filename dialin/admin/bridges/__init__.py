"""The line into the videoconference, as staff read of it."""
