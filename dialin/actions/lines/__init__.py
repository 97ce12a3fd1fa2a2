"""What callers do from their telephones outside an event: choose one, register, be known by their line."""
