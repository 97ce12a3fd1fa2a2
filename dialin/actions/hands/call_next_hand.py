"""Gives the floor to whoever is next: the first hand of somebody who is there to speak."""

from dialin.actions.hands.give_floor import give_to
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.floor import lock_hands_up


def call_next_hand(act: Act, event: Event, *, seen: int | None) -> Refused | None:
    """Whoever was dropped is passed over and keeps their place, so that nobody waits for an empty line.

    seen: the hand that staff saw to be next. Where it has the floor by now, the click came twice, or a colleague was
    faster: the floor is not passed on.
    """
    up = lock_hands_up(act, event.id)
    if any(one.hand.id == seen and one.hand.has_floor for one in up):
        return None
    ready = next((one for one in up if one.is_ready), None)
    if ready is not None:
        return give_to(act, event, ready.hand.id, up)
    if any(not one.hand.has_floor for one in up):
        return Refused("Nobody whose hand is up is on the line now. Wait until somebody is back.")
    return Refused("No hand is up. Wait for the next one.")
