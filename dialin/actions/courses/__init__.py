"""Calls looked into afterwards."""
