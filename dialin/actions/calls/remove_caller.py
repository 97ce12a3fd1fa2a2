"""Removes a caller from the line: they hear that their participation has ended, and their seat becomes free."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.tell_call import tell_call
from dialin.actions.seats.hold_seat import hold_seat
from dialin.actions.staff.record import record
from dialin.dialogue.inputs import NewsKind
from dialin.rules.refusals import Refused
from dialin.store import calls


def remove_caller(connection: Connection, call_id: int, *, actor: str, now: datetime) -> Refused | None:
    """The registration and its seat stay: removed is not barred, and the PIN opens the door again."""
    call = calls.load_call_by_id(connection, call_id)
    if call is None or call.hung_up_at is not None:
        return Refused("This caller has hung up already. Nothing needs to be done.")
    hold_seat(connection, call_id, until=None, now=now)
    tell_call(connection, call_id, NewsKind.REMOVED, now=now)
    record(
        connection,
        "call.remove",
        actor=actor,
        now=now,
        event_id=call.event_id,
        attendee_id=call.attendee_id,
        call=call_id,
    )
    return None
