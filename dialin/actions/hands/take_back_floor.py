"""Takes the floor back, or lowers a hand that never had it."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.hands.tell_speaker import tell_speaker
from dialin.actions.staff.record import record
from dialin.dialogue.words.news import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import hands
from dialin.store.database import Record


def take_back_floor(connection: Connection, hand_id: int, *, actor: str, now: datetime) -> Refused | None:
    """The hand is down afterwards; its owner hears thanks where they had the floor, else that it was put back."""
    hand = hands.load_hand(connection, hand_id)
    if hand is None or hand.lowered_at is not None:
        return Refused("This hand is down already. Nothing needs to be done.")
    kind = NewsKind.HAND_LOWERED if hand.floor_at is None else NewsKind.THANKED
    close_hand(connection, hand, kind, by=actor, now=now)
    act = "hand.lower" if hand.floor_at is None else "floor.take_back"
    record(connection, act, actor=actor, now=now, event_id=hand.event_id, attendee_id=hand.attendee_id, hand=hand_id)
    return None


def close_hand(connection: Connection, hand: Record, kind: NewsKind, *, by: str, now: datetime) -> None:
    """Whose question was read out hears nothing of it: the answer is being given, and news would lead out of it."""
    down = {"lowered_at": now, "lowered_by": by, "is_open": False}
    if hands.change_hand(connection, hand.id, down) and hand.may_be_recorded is not False:
        tell_speaker(connection, hand, kind, now=now)
