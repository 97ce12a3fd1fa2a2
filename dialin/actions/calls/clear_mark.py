"""Takes the mark for help off a line: somebody has helped."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.rules.refusals import Refused
from dialin.store import calls


def clear_mark(connection: Connection, call_id: int, *, actor: str, now: datetime) -> Refused | None:
    """A second click, or a line that needs no help any more, changes nothing."""
    call = calls.load_call_by_id(connection, call_id, lock=True)
    if call is None or call.hung_up_at is not None:
        return Refused("This caller has hung up already. Nothing needs to be done.")
    if call.trouble is not None:
        calls.clear_trouble(connection, call_id)
        about = {"event_id": call.event_id, "attendee_id": call.attendee_id, "call": call_id}
        record(connection, "call.help", actor=actor, now=now, **about)
    return None
