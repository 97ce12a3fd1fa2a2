"""What the city sends out: calls, letters and messages; whom they may reach, when, and what became of them."""
