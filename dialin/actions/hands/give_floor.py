"""Gives the floor to a hand; whoever had it before gives it back."""

from collections.abc import Sequence

from dialin.actions.calls.announce_to import announce_to
from dialin.actions.hands.take_back_floor import close_hand
from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import Event
from dialin.store.floor import OwnedHand, lock_hands_up
from dialin.store.hands import change_hand

DOWN = Refused("This hand is down already. Choose the next one.")


def give_floor(act: Act, event: Event, hand_id: int) -> Refused | None:
    """One speaker at a time. Where the event is recorded the caller is asked first, and then opens it themselves."""
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
        is_open = owned.hand.attendee_id is not None and not event.is_recorded
        if not change_hand(act, hand_id, {"floor_at": act.now, "is_open": is_open}):
            return DOWN  # its owner was faster
        tell_speaker(act, event, owned, NewsKind.FLOOR_GIVEN)
        log_change(act, "floor.give", event_id=event.id, attendee_id=owned.hand.attendee_id, hand=hand_id)
        _warn_next(act, [one for one in up if one is not owned])
    return None


def _warn_next(act: Act, others: Sequence[OwnedHand]) -> None:
    """Whoever comes after the speaker is told so in time, without leaving the event."""
    ready = next((one for one in others if one.is_ready), None)
    if ready is not None and ready.call_id is not None:
        announce_to(act, ready.call_id, "next.up", key=f"next:{ready.hand.id}:{ready.call_id}")
