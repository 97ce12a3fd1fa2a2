"""Deleting what is on file about one person."""
