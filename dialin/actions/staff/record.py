"""Writes an entry into the audit log."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from dialin.store.audit import add_entry

COMMAND_LINE, CALLER, DIALIN = "command line", "caller", "dialin"  # actors who are not staff


def record(  # noqa: PLR0913 (an entry has these columns)
    connection: Connection,
    act: str,
    *,
    actor: str,
    now: datetime,
    event_id: int | None = None,
    attendee_id: int | None = None,
    **details: Any,
) -> None:
    """One entry. act: a verb such as attendee.cancel. Details hold no PIN and no whole telephone number."""
    add_entry(
        connection,
        {"at": now, "actor": actor, "act": act, "event_id": event_id, "attendee_id": attendee_id, "details": details},
    )
