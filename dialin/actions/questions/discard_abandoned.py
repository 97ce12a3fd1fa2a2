"""Throws away what nobody kept: from callers who hung up first, and from registrations never finished."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from dialin.actions.questions.discard_recording import discard_row
from dialin.store.database import Record
from dialin.store.voice_recordings import abandoned_recordings

UNKEPT_FOR = timedelta(hours=1)  # longer than anybody listens to their own question
UNREGISTERED_FOR = timedelta(hours=24)


def find_abandoned(connection: Connection, *, now: datetime) -> Sequence[Record]:
    return abandoned_recordings(connection, unkept_before=now - UNKEPT_FOR, unregistered_before=now - UNREGISTERED_FOR)


def discard_abandoned(connection: Connection, *, now: datetime) -> None:
    for row in find_abandoned(connection, now=now):
        discard_row(connection, row, now=now)
