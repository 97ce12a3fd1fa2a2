"""Gives the floor to whoever is next: the first hand of somebody who is there to speak."""

from dialin.actions.hands.give_floor import give_floor
from dialin.rules.refusals import Refused
from dialin.store import hands
from dialin.store.act import Act


def call_next_hand(act: Act, event_id: int, *, seen: int | None) -> Refused | None:
    """Whoever was dropped is passed over and keeps their place, so that nobody waits for an empty line.

    seen: the hand that staff saw to be next. Where it has the floor by now, the click came twice, or a colleague was
    faster: the floor is not passed on.
    """
    up = hands.lock_hands(act, event_id)
    if any(hand.id == seen and hand.floor_at is not None for hand in up):
        return None
    ready = hands.first_ready(act, event_id)
    if ready is not None:
        return give_floor(act, ready.id)
    if any(hand.floor_at is None for hand in up):
        return Refused("Nobody whose hand is up is on the line now. Wait until somebody is back.")
    return Refused("No hand is up. Wait for the next one.")
