"""Notes that a promised call back was made."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.rules.refusals import Refused
from dialin.store.call_backs import close_call_back, load_call_back


def finish_call_back(connection: Connection, call_back_id: int, *, actor: str, now: datetime) -> Refused | None:
    call_back = load_call_back(connection, call_back_id)
    if call_back is None or not close_call_back(connection, call_back_id, now):
        return Refused("This call back is already ticked off. Nothing needs to be done.")
    record(connection, "call_back.finish", actor=actor, now=now, event_id=call_back.event_id, call_back=call_back_id)
    return None
