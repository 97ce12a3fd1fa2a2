"""News from outside a call, as it reaches the caller whom it concerns."""

from dataclasses import dataclass
from enum import StrEnum


class NewsKind(StrEnum):
    """News that reaches a live call from outside it; stored and sent by these values."""

    EVENT_ENDED = "event_ended"
    EVENT_CANCELLED = "event_cancelled"
    SEAT_FREED = "seat_freed"
    SEAT_MOVED = "seat_moved"
    SEAT_WITHDRAWN = "seat_withdrawn"
    ADMITTED = "admitted"
    REMOVED = "removed"
    FLOOR_GIVEN = "floor_given"
    FLOOR_TAKEN = "floor_taken"
    THANKED = "thanked"
    MUTED = "muted"
    HAND_LOWERED = "hand_lowered"
    CONNECTED = "connected"
    MACHINE = "machine"


# Whoever is told this may not stay in the event: for as long as it is not known to have reached them, it is told again.
SHOWS_OUT = frozenset({NewsKind.SEAT_MOVED, NewsKind.SEAT_WITHDRAWN, NewsKind.REMOVED})
ENDS = frozenset({NewsKind.EVENT_ENDED, NewsKind.EVENT_CANCELLED})


@dataclass(frozen=True, slots=True)
class News:
    """Something happened elsewhere that this caller must hear."""

    kind: NewsKind
    reason: str = ""  # why, in the words of staff
