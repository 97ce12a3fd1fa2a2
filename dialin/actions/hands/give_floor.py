"""Gives the floor to a hand; whoever had it before gives it back."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.whisper_to import whisper_to
from dialin.actions.hands.take_back_floor import close_hand
from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.actions.staff.record import record
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import hands
from dialin.store.events import load_event
from dialin.store.seats import seat_of


def give_floor(connection: Connection, hand_id: int, *, actor: str, now: datetime) -> Refused | None:
    """One speaker at a time. Where the event is recorded the caller is asked first, and then opens it themselves."""
    found = hands.load_hand(connection, hand_id)
    up = [] if found is None else hands.lock_hands(connection, found.event_id)
    hand = next((one for one in up if one.id == hand_id), None)
    if hand is None:
        return Refused("This hand is down already. Choose the next one.")
    event = load_event(connection, hand.event_id)
    for other in up:
        if other.floor_at is not None and other.id != hand_id:
            close_hand(connection, other, NewsKind.FLOOR_TAKEN, by=actor, now=now)
    if hand.floor_at is None:
        is_open = hand.attendee_id is not None and not event.is_recorded
        if not hands.change_hand(connection, hand_id, {"floor_at": now, "is_open": is_open}):
            return Refused("This hand is down already. Choose the next one.")  # its owner was faster
        tell_speaker(connection, hand, NewsKind.FLOOR_GIVEN, now=now)
        record(
            connection,
            "floor.give",
            actor=actor,
            now=now,
            event_id=event.id,
            attendee_id=hand.attendee_id,
            hand=hand_id,
        )
        _warn_next(connection, event.id, now=now)
    return None


def _warn_next(connection: Connection, event_id: int, *, now: datetime) -> None:
    """Whoever comes after the speaker is told so in time, without leaving the event."""
    ready = hands.first_ready(connection, event_id)
    seat = None if ready is None or ready.attendee_id is None else seat_of(connection, ready.attendee_id)
    if ready is not None and seat is not None and seat.call_id is not None:
        whisper_to(connection, seat.call_id, "next.up", now=now, key=f"next:{ready.id}:{seat.call_id}")
