"""The waiting list has one order."""

from datetime import UTC, datetime, timedelta

from dialin.rules.waiting_order import waiting_key

MORNING = datetime(2026, 6, 1, 8, tzinfo=UTC)


def test_who_lost_a_seat_comes_first_then_who_came_first_then_the_lower_row():
    displaced = waiting_key(displaced=True, since=MORNING + timedelta(days=9), row_id=9)
    first = waiting_key(displaced=False, since=MORNING, row_id=8)
    tied = waiting_key(displaced=False, since=MORNING + timedelta(hours=1), row_id=3)
    tied_later = waiting_key(displaced=False, since=MORNING + timedelta(hours=1), row_id=4)
    assert sorted([tied_later, tied, first, displaced]) == [displaced, first, tied, tied_later]
