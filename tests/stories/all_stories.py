"""Imports every file of stories, so that STORIES is whole."""

from tests.stories import arriving, asking, helping, leaving, registering, speaking, trouble, waiting

__all__ = ["arriving", "asking", "helping", "leaving", "registering", "speaking", "trouble", "waiting"]
