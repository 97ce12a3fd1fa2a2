"""Test calls, as staff ask for them and read what they have found out."""
