"""Stories of calls outside the event: call backs, the menu, one's own seat."""
