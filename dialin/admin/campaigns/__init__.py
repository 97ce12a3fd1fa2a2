"""Calls and messages: what everybody of an event is told, and calling it off."""
