"""The house's own sounds."""
