"""Storms: many callers at once against real server processes."""
