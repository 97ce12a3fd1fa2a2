"""The duties that bring out what goes out: calls at their pace, and whatever became of those nobody heard of."""
