"""Gives the floor to a hand; whoever had it before gives it back."""

from collections.abc import Sequence

from dialin.actions.hands.take_back_floor import close_hand
from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.actions.hands.warn_next import warn_next
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event
from dialin.store.floor import OwnedHand, lock_hands_up
from dialin.store.hands import change_hand

DOWN = Refused("This hand is down already. Choose the next one.")


def give_floor(act: Act, event: Event, hand_id: int) -> Refused | None:
    """One speaker at a time. Where the event is recorded, whoever has not answered yet is asked first."""
    return give_to(act, event, hand_id, lock_hands_up(act, event.id))


def give_to(act: Act, event: Event, hand_id: int, up: Sequence[OwnedHand]) -> Refused | None:
    """up: the hands of the event, locked."""
    owned = next((one for one in up if one.hand.id == hand_id), None)
    if owned is None:
        return DOWN
    for other in up:
        if other.hand.has_floor and other is not owned:
            close_hand(act, event, other, NewsKind.FLOOR_TAKEN)
    if not owned.hand.has_floor:
        hand = owned.hand
        is_open = hand.attendee_id is not None and (not event.is_recorded or hand.may_be_recorded is True)
        if not change_hand(act, hand_id, {"floor_at": act.now, "is_open": is_open}):
            return DOWN  # its owner was faster
        if not (event.is_recorded and hand.may_be_recorded is False):  # they listen while the question is read out
            tell_speaker(act, event, owned, NewsKind.FLOOR_GIVEN)
        log_change(act, "floor.give", event_id=event.id, attendee_id=owned.hand.attendee_id, hand=hand_id)
        warn_next(act, [one for one in up if one is not owned])
    return None
