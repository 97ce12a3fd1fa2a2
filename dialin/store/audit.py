"""The audit table: who changed what, when, in the office, on the line and on the command line."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, Record


class AuditEntry(Base):
    """One change. actor: a staff name, "command line", "caller" or "dialin". act: a verb such as attendee.cancel."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    act: Mapped[str]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)


def add_entry(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(AuditEntry).values(values))


def list_entries(connection: Connection, event_id: int | None, *, most: int = 200) -> Sequence[Record]:
    """The newest entries first; of one event, or of everything."""
    listed = select(AuditEntry.__table__).order_by(AuditEntry.id.desc()).limit(most)
    if event_id is not None:
        listed = listed.where(AuditEntry.event_id == event_id)
    return connection.execute(listed).all()


def entries_of_act(connection: Connection, event_id: int, act: str) -> Sequence[Record]:
    """Every entry of the event about this kind of change."""
    listed = select(AuditEntry.__table__).where(AuditEntry.event_id == event_id, AuditEntry.act == act)
    return connection.execute(listed).all()
