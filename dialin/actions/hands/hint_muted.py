"""Tells a caller who speaks and is not heard, alone, that nobody hears them and how to ask for the floor."""

from datetime import datetime, timedelta

from sqlalchemy import Connection

from dialin.actions.calls.announce_to import announce_to
from dialin.store.calls import change_call, load_call

AGAIN_AFTER = timedelta(minutes=5)


def hint_muted(connection: Connection, sid: str, *, now: datetime) -> None:
    """At most once in five minutes; a cough should not bring a lecture."""
    call = load_call(connection, sid)
    if call is None or call.hung_up_at is not None or call.stage != "InRoom" or call.is_open:
        return
    if call.hinted_at is not None and now - call.hinted_at < AGAIN_AFTER:
        return
    change_call(connection, call.id, {"hinted_at": now})
    announce_to(connection, call.id, "hint.muted", now=now, key=f"hint:{call.id}:{now.isoformat()}")
