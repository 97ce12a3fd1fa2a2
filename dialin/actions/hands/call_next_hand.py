"""Gives the floor to whoever is next: the first hand of somebody who is there to speak."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.hands.give_floor import give_floor
from dialin.rules.refusals import Refused
from dialin.store import hands


def call_next_hand(
    connection: Connection, event_id: int, *, seen: int | None, actor: str, now: datetime
) -> Refused | None:
    """Whoever was dropped is passed over and keeps their place, so that nobody waits for an empty line.

    seen: the hand that staff saw to be next. Where it has the floor by now, the click came twice, or a colleague was
    faster: the floor is not passed on.
    """
    up = hands.lock_hands(connection, event_id)
    if any(hand.id == seen and hand.floor_at is not None for hand in up):
        return None
    ready = hands.first_ready(connection, event_id)
    if ready is not None:
        return give_floor(connection, ready.id, actor=actor, now=now)
    if any(hand.floor_at is None for hand in up):
        return Refused("Nobody whose hand is up is on the line now. Wait until somebody is back.")
    return Refused("No hand is up. Wait for the next one.")
