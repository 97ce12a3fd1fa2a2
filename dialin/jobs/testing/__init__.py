"""The duty that makes test calls, and finds out what became of those nobody heard of."""
