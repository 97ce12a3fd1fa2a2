"""Imports every file of stories, so that STORIES is whole."""

from tests.stories import arriving, asking, helping, leaving, registering, speaking, trouble, waiting
from tests.stories.called import coming_in, desk, hearing_news, hearing_pins, offers, passed_on, reaching_nobody
from tests.stories.direct import own_lines
from tests.stories.floor import recorded
from tests.stories.outside import calling_back, menu, own_seat, told_of_seats, withheld
from tests.stories.pins import keying, last_digits, tested
from tests.stories.registration import for_whom
from tests.stories.seats import moving

__all__ = [
    "arriving", "asking", "calling_back", "coming_in", "desk", "for_whom", "hearing_news", "hearing_pins",
    "helping", "keying", "last_digits", "leaving", "menu", "moving", "offers", "own_lines", "own_seat", "passed_on",
    "reaching_nobody", "recorded", "registering", "speaking", "tested", "told_of_seats", "trouble", "waiting",
    "withheld",
]  # fmt: skip
