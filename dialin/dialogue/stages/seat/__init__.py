"""The stages of the caller's own seat."""
