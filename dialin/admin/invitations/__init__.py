"""The invitation to a videoconference in the form of an event: handed in, read, taken over."""
