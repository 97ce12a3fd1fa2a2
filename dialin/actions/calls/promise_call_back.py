"""Writes down that a caller was promised a call back."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.calls.live_call import LiveCall
from dialin.store.call_backs import add_call_back


def promise_call_back(connection: Connection, call: LiveCall, number: str, *, now: datetime) -> None:
    """number: E.164, to be called."""
    promised = {"event_id": call.event_id, "call_id": call.id, "number": number, "promised_at": now}
    add_call_back(connection, promised)
