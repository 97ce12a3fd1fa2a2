"""Registrations that were made by telephone: those of lines that show no number, and the latest of all."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, exists, func, or_, select

from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.voice_recordings import VoiceRecordingTable

_WAS_SPOKEN = exists().where(VoiceRecordingTable.attendee_id == AttendeeTable.id, VoiceRecordingTable.kind == "name")
_SHOWED_NO_NUMBER = AttendeeTable.registered_from.is_(None)


def _count(*which: ColumnElement[bool]) -> Select[Any]:
    return (
        select(func.count()).select_from(AttendeeTable).where(AttendeeTable.event_id == bindparam("event_id"), *which)
    )


_WITHHELD = _count(AttendeeTable.cancelled_at.is_(None), _SHOWED_NO_NUMBER, _WAS_SPOKEN)
_SINCE = _count(AttendeeTable.registered_at > bindparam("since"), or_(~_SHOWED_NO_NUMBER, _WAS_SPOKEN))


def count_from_withheld_lines(act: Act, event_id: int) -> int:
    """The living ones whose line showed no number."""
    return int(act.connection.execute(_WITHHELD, {"event_id": event_id}).scalar_one())


def count_spoken_since(act: Act, event_id: int, since: datetime) -> int:
    """All made by telephone since then, cancelled ones too."""
    return int(act.connection.execute(_SINCE, {"event_id": event_id, "since": since}).scalar_one())
