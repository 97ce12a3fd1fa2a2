"""Stories of people whom the city calls."""
