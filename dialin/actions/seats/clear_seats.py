"""Empties every seat of an event that is over, and every line into its videoconference."""

from dialin.store.act import Act
from dialin.store.direct_lines import free_lines_of_absent
from dialin.store.seats import empty_seats


def clear_seats(act: Act, event_id: int) -> None:
    empty_seats(act, event_id=event_id)
    free_lines_of_absent(act, event_id)
