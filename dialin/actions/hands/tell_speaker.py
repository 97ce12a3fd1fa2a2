"""Tells the caller behind a hand what staff did with it."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.store import seats
from dialin.store.calls import load_call_by_id
from dialin.store.database import Record
from dialin.store.events import load_event

ELSEWHERE = ("Person", "CallBackOffer")


def tell_speaker(connection: Connection, hand: Record, kind: NewsKind, *, now: datetime) -> None:
    """Lets a live call know, unless its caller talks to the office: coming back they hear how things stand.

    Nothing to tell where the hand is of somebody on the web, or its owner is not on the line now.

    With one leg per caller the videoconference itself mutes and opens; telling would cost the caller that leg.
    """
    if hand.attendee_id is None or load_event(connection, hand.event_id).bridge_mode == "direct":
        return
    seat = seats.seat_of(connection, hand.attendee_id)
    call = None if seat is None or seat.call_id is None else load_call_by_id(connection, seat.call_id)
    if call is not None and call.stage not in ELSEWHERE:
        tell_call(connection, call.id, kind, now=now)
