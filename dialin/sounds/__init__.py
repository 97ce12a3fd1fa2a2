"""dialin's own sounds."""
