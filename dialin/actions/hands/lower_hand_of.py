"""Lowers the hand of somebody who no longer takes part, and takes the floor from them."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.store import hands


def lower_hand_of(connection: Connection, attendee_id: int, *, by: str, now: datetime) -> None:
    """They are told nothing: they hear why they are out. Otherwise their microphone would be open on coming back."""
    hand = hands.hand_of(connection, attendee_id)
    if hand is not None:
        hands.change_hand(connection, hand.id, {"lowered_at": now, "lowered_by": by, "is_open": False})
