"""Whether so many people register by telephone at once that somebody may be taking the seats with many lines."""

from datetime import timedelta

from dialin.store.act import Act
from dialin.store.spoken_registrations import count_spoken_since

WITHIN = timedelta(hours=1)
FEWEST = 10  # what an announcement in the newspaper brings is no alarm


def watch_registering(act: Act, event_id: int, *, seats: int) -> int:
    """How many within the hour, where they are a quarter of the seats or more; else 0."""
    count = count_spoken_since(act, event_id, act.now - WITHIN)
    return count if count >= max(FEWEST, seats // 4) else 0
