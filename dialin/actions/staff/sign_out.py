"""Ends a session; its cookie is worthless from then on, wherever it was copied to."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.record import record
from dialin.store import staff


def sign_out(connection: Connection, token_hash: str, *, actor: str, now: datetime) -> None:
    staff.close_session(connection, token_hash)
    record(connection, "staff.sign_out", actor=actor, now=now)
