"""Stories of the PIN."""
