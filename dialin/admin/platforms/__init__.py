"""What the platform of a videoconference says, as staff read it."""
