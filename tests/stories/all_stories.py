"""Imports every file of stories, so that STORIES is whole."""

from tests.stories import arriving, asking, helping, leaving, registering, speaking, trouble, waiting
from tests.stories.pins import keying

__all__ = ["arriving", "asking", "helping", "keying", "leaving", "registering", "speaking", "trouble", "waiting"]
