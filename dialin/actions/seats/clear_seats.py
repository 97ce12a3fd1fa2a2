"""Empties every seat of an event that is over."""

from dialin.store.act import Act
from dialin.store.seats import empty_seats


def clear_seats(act: Act, event_id: int) -> None:
    empty_seats(act, event_id=event_id)
