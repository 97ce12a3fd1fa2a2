"""Moves the end of a session on, because somebody is working."""

from datetime import datetime

from sqlalchemy import Connection

from dialin.actions.staff.sessions import SESSION_LASTS
from dialin.store.staff import change_session


def stay_signed_in(connection: Connection, token_hash: str, *, now: datetime) -> datetime:
    """The new end. Not in the audit log: it changes nothing but the session's own end."""
    expires_at = now + SESSION_LASTS
    change_session(connection, token_hash, {"expires_at": expires_at})
    return expires_at
