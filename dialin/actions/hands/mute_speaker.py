"""Closes the microphone of whoever has the floor; the floor stays theirs."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.actions.staff.record import record
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import hands


def mute_speaker(connection: Connection, hand_id: int, *, actor: str, now: datetime) -> Refused | None:
    hand = hands.load_hand(connection, hand_id)
    if hand is None or hand.lowered_at is not None or not hand.is_open:
        return Refused("This microphone is off already. Nothing needs to be done.")
    hands.change_hand(connection, hand_id, {"is_open": False})
    tell_speaker(connection, hand, NewsKind.MUTED, now=now)
    record(
        connection,
        "floor.mute",
        actor=actor,
        now=now,
        event_id=hand.event_id,
        attendee_id=hand.attendee_id,
        hand=hand_id,
    )
    return None
