"""The order in which people on the waiting list get a seat."""

from datetime import datetime


def waiting_key(*, displaced: bool, since: datetime, row_id: int) -> tuple[bool, datetime, int]:
    """Sorts ascending: who lost a seat through no fault of their own, then who came first.

    `since` is the registration of an attendee, or the arrival of a caller on the line; `row_id` settles a tie.
    """
    return (not displaced, since, row_id)
