"""What works together on an evening: the background work, the way into the videoconference, mails."""
