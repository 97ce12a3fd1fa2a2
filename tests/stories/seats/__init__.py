"""Stories of seats that are taken from somebody."""
