"""Seats, and lines for those in them: the only room that calls the statements that write either table."""
