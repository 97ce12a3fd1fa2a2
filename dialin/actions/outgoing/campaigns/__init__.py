"""Campaigns: everybody of an event is told something, each by the way that reaches them, at the account's pace."""
