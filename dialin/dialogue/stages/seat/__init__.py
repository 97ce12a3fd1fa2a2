"""The stages of a seat: claiming it, waiting for it or in it, the caller's own before the day, and its loss."""
