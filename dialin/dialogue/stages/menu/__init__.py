"""The stages outside the event's time: the main menu, the events of this number, a line that is known."""
