"""The audit table: who changed what, when, in the office, on the line and on the command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, delete, func, insert, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.rows import every


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change, and who made it."""

    id: int
    at: datetime
    actor: str  # a staff name, "command line", "caller" or "dialin"
    act: str  # a verb such as attendee.cancel
    event_id: int | None
    attendee_id: int | None
    details: dict[str, Any]


class AuditEntryTable(Base):
    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    act: Mapped[str]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)


def log_change(
    act: Act, what: str, *, event_id: int | None = None, attendee_id: int | None = None, **details: Any
) -> None:
    """Notes that the act's author did this. what: a verb such as attendee.cancel. No PIN, no whole telephone number."""
    values = {"at": act.now, "actor": act.author, "act": what, "event_id": event_id, "attendee_id": attendee_id}
    act.connection.execute(insert(AuditEntryTable).values(values | {"details": details}))


def log_for_each(act: Act, what: str, event_id: int, attendees: Mapping[int, Mapping[str, Any]]) -> None:
    """The same change to many people; details by attendee."""
    same = {"at": act.now, "actor": act.author, "act": what, "event_id": event_id}
    rows = [{**same, "attendee_id": attendee_id, "details": details} for attendee_id, details in attendees.items()]
    act.connection.execute(insert(AuditEntryTable), rows)


def list_entries(act: Act, event_id: int | None, *, most: int = 200) -> list[AuditEntry]:
    """The newest entries first; of one event, or of everything."""
    listed = select(AuditEntryTable.__table__).order_by(AuditEntryTable.id.desc()).limit(most)
    if event_id is not None:
        listed = listed.where(AuditEntryTable.event_id == event_id)
    return every(AuditEntry, act.connection.execute(listed))


def is_any_entry_of(act: Act, before: datetime) -> bool:
    """Whether one was written before that."""
    old = select(AuditEntryTable.id).where(AuditEntryTable.at <= before).limit(1)
    return act.connection.execute(old).first() is not None


def count_entries(act: Act, before: datetime) -> int:
    old = select(func.count()).select_from(AuditEntryTable).where(*_oldest(before))
    return int(act.connection.execute(old).scalar_one())


def forget_entries(act: Act, before: datetime, *, most: int) -> int:
    """How many of the oldest entries were deleted; what stays is in one piece, whatever the hosts' clocks said."""
    oldest = select(AuditEntryTable.id).where(*_oldest(before)).order_by(AuditEntryTable.id).limit(most)
    return act.connection.execute(delete(AuditEntryTable).where(AuditEntryTable.id.in_(oldest))).rowcount


def _oldest(before: datetime) -> tuple[ColumnElement[bool], ...]:
    first_to_stay = select(func.min(AuditEntryTable.id)).where(AuditEntryTable.at > before).scalar_subquery()
    return AuditEntryTable.at <= before, or_(first_to_stay.is_(None), AuditEntryTable.id < first_to_stay)


def entries_of(act: Act, event_id: int, what: str) -> list[AuditEntry]:
    """Every entry of the event about this kind of change."""
    listed = select(AuditEntryTable.__table__).where(AuditEntryTable.event_id == event_id, AuditEntryTable.act == what)
    return every(AuditEntry, act.connection.execute(listed))
