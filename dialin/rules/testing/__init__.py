"""Test calls: their kinds, what became of one, and when they are made."""
