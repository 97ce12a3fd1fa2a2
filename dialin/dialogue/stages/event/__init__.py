"""The stages in the event: hearing it, its menu, the floor, and why one is out of it."""
