"""When test calls are made by themselves, and when none may be made."""

from datetime import datetime, timedelta

BEFORE_DOORS = timedelta(hours=1)
AGAIN_AFTER = timedelta(minutes=10)  # one that has failed, or found the videoconference not open yet
MOST = 5  # by itself, for each way and event
CLEAR_OF_DOORS = timedelta(minutes=4)  # a test and its second try are over by then: the line is dialled at the doors
VALID = timedelta(minutes=5)  # a test PIN, and any test
STALE = timedelta(minutes=10)  # one that no worker has made by then is not made any more


def is_time(doors: datetime, now: datetime) -> bool:
    """Whether a test is made by itself now, if one is wanted."""
    return doors - BEFORE_DOORS <= now < doors - CLEAR_OF_DOORS


def is_near_doors(doors: datetime, now: datetime) -> bool:
    """Whether the line into the videoconference is in use, or about to be."""
    return now >= doors - CLEAR_OF_DOORS
