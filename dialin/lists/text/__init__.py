"""Text files: how their letters are encoded, and what separates their cells."""
