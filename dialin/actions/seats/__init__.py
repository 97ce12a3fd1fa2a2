"""Seats: claiming, filling, holding, giving up; the only room that calls the seat table's writing statements."""
