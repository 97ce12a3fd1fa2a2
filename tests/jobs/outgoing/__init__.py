"""What the city sends out, on both databases."""
