"""Why a caller's own line into the videoconference has ended: the star, or the far end, as far as it can be known.

The provider says `completed` of both, with nothing that tells them apart; only of a star while it rings does it say
`canceled`. So it is weighed what else is known, and what cannot be known is called unclear.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from dialin.rules.bridging.timing import TimedKeys

STOOD = timedelta(seconds=60)  # from the last keys: whoever is still in then was let in
TOGETHER = timedelta(seconds=4)  # within which a far end that ends for all has ended for each
NEAR_THE_END = timedelta(minutes=10)  # before the planned end: webinars seldom end to the minute


class Parting(StrEnum):
    """How a caller and the videoconference have parted."""

    UNCLEAR = "unclear"  # a star or the far end
    REFUSED = "refused"  # the far end has not let the caller in
    FELL = "fell"  # the far end is gone for all
    OVER = "over"  # and will hardly come back: its event has ended


@dataclass(frozen=True, slots=True)
class Line:
    """What is known of a caller's line that has ended.

    after_keys: for so long it stood behind the last key, with which the two are put through to each other; negative
    where it fell before. was_short_before: the line that this caller had before did not stand
    either. was_in: one of this caller's lines has stood. is_proven: anybody's line into this event has.
    stands_alone: no other caller's line stands. fell_together: and others have ended in the same moment.
    """

    after_keys: timedelta
    was_short_before: bool
    was_in: bool
    is_proven: bool
    stands_alone: bool
    fell_together: bool
    is_near_end: bool

    @property
    def was_put_through(self) -> bool:
        return self.after_keys >= timedelta(0)

    @property
    def is_short(self) -> bool:
        return self.after_keys < STOOD


def part(line: Line) -> Parting:
    """The far end does not end for all while some still stand in it; nor is a code wrong by which others are in."""
    if line.is_short and not line.is_proven:
        return Parting.REFUSED
    if line.fell_together:
        return Parting.OVER if line.is_near_end and (line.was_in or not line.is_short) else Parting.FELL
    if line.is_short and line.is_near_end and line.was_in and line.stands_alone:
        return Parting.OVER
    if not line.was_put_through or (line.is_short and line.was_short_before):
        return Parting.REFUSED
    return Parting.UNCLEAR


_A_TONE = 0.2  # seconds, with the gap behind it


def keying_time(keys: Iterable[TimedKeys]) -> timedelta:
    """From the answer until the last key has been sent, and the two are put through to each other."""
    return timedelta(seconds=sum(timed.pause_seconds + _A_TONE * len(timed.keys) for timed in keys))
