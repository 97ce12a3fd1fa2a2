"""What platforms of videoconferences have said of an event's meeting, and what is made of it."""
