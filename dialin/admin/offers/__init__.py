"""Seats that were offered, on the pages of staff."""
