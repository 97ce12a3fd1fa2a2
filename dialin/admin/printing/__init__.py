"""Letters and lists for the printer."""
