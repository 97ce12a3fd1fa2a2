"""How long so many calls take at the account's pace, and when those at the start have to begin."""

from datetime import UTC, datetime, timedelta

from dialin.rules.outgoing.calling_hours import next_moment_to_call
from dialin.rules.outgoing.start_calls import calls_begin
from dialin.rules.outgoing.words import Purpose
from dialin.rules.outgoing.working_days import Locality
from dialin.rules.phases import Schedule

A_RING = timedelta(seconds=40)  # the last of them rings for so long
AGAIN = 1.2  # a fifth more: the lines that are busy at first, and the time that the provider takes to answer
_STEP = timedelta(seconds=10)


def time_for(calls: int, per_second: int) -> timedelta:
    """From the first call that is placed until the last one has rung."""
    return timedelta(seconds=calls * AGAIN / per_second) + A_RING if calls else timedelta()


def start_begins(starts: datetime, calls: int, per_second: int) -> datetime:
    """When the calls at the start begin: as callers are told, and earlier where so many take longer."""
    return min(calls_begin(starts), starts - time_for(calls, per_second))


def calls_done(
    begins: datetime, wanted: timedelta, purpose: Purpose, schedule: Schedule, locality: Locality
) -> datetime:
    """When calls that take so long are through, nights and days of rest between them; in UTC."""
    at, left = begins.astimezone(UTC), wanted
    while left > timedelta():
        at = next_moment_to_call(at, purpose, schedule, locality)
        step = min(left, _STEP)
        at, left = at + step, left - step
    return at
