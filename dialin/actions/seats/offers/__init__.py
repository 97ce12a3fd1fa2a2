"""Seats that became free and were given to somebody on the waiting list: they are told, asked, and passed over."""
