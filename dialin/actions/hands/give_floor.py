"""Gives the floor to a hand; whoever had it before gives it back."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.whisper_to import whisper_to
from dialin.actions.hands.take_back_floor import close_hand
from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.actions.staff.record import record
from dialin.dialogue.inputs import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import hands
from dialin.store.events import lock_event
from dialin.store.seats import seat_of


def give_floor(connection: Connection, hand_id: int, *, actor: str, now: datetime) -> Refused | None:
    """One speaker at a time. Where the event is recorded the caller is asked first, and then opens it themselves."""
    hand = hands.load_hand(connection, hand_id)
    if hand is None or hand.lowered_at is not None:
        return Refused("This hand is down already. Choose the next one.")
    event = lock_event(connection, hand.event_id)
    for other in hands.raised_hands(connection, hand.event_id):
        if other.floor_at is not None and other.id != hand_id:
            close_hand(connection, other, NewsKind.FLOOR_TAKEN, by=actor, now=now)
    if hand.floor_at is None:
        is_open = hand.attendee_id is not None and not event.is_recorded
        hands.change_hand(connection, hand_id, {"floor_at": now, "is_open": is_open})
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
    waiting = [hand for hand in hands.raised_hands(connection, event_id) if hand.floor_at is None]
    seat = seat_of(connection, waiting[0].attendee_id) if waiting and waiting[0].attendee_id is not None else None
    if seat is not None and seat.call_id is not None:
        whisper_to(connection, seat.call_id, "next.up", now=now, key=f"next:{waiting[0].id}:{seat.call_id}")
