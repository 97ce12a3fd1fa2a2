"""On the evening: whoever waited for a seat may hang up, and is called when one is free."""
