"""Gives the floor to a hand; whoever had it before gives it back."""

from dialin.actions.calls.announce_to import announce_to
from dialin.actions.hands.take_back_floor import close_hand
from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import hands
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.events import load_event
from dialin.store.seats import seat_of


def give_floor(act: Act, hand_id: int) -> Refused | None:
    """One speaker at a time. Where the event is recorded the caller is asked first, and then opens it themselves."""
    found = hands.load_hand(act, hand_id)
    up = [] if found is None else hands.lock_hands(act, found.event_id)
    hand = next((one for one in up if one.id == hand_id), None)
    if hand is None:
        return Refused("This hand is down already. Choose the next one.")
    event = load_event(act, hand.event_id)
    for other in up:
        if other.floor_at is not None and other.id != hand_id:
            close_hand(act, other, NewsKind.FLOOR_TAKEN)
    if hand.floor_at is None:
        is_open = hand.attendee_id is not None and not event.is_recorded
        if not hands.change_hand(act, hand_id, {"floor_at": act.now, "is_open": is_open}):
            return Refused("This hand is down already. Choose the next one.")  # its owner was faster
        tell_speaker(act, hand, NewsKind.FLOOR_GIVEN)
        log_change(act, "floor.give", event_id=event.id, attendee_id=hand.attendee_id, hand=hand_id)
        _warn_next(act, event.id)
    return None


def _warn_next(act: Act, event_id: int) -> None:
    """Whoever comes after the speaker is told so in time, without leaving the event."""
    ready = hands.first_ready(act, event_id)
    seat = None if ready is None or ready.attendee_id is None else seat_of(act, ready.attendee_id)
    if ready is not None and seat is not None and seat.call_id is not None:
        announce_to(act, seat.call_id, "next.up", key=f"next:{ready.id}:{seat.call_id}")
