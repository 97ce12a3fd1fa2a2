"""The audit table: who changed what, when, in the office, on the line and on the command line."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, func, insert, or_, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.rows import every

EMPTIED = "audit.empty"  # says which entries were emptied of what was written in them about people


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change, and who made it. What comes after the details keeps it from being altered: see `audit_chain.py`."""

    id: int
    at: datetime
    actor: str  # a staff name, "command line", "caller" or "dialin"
    act: str  # a verb such as attendee.cancel
    event_id: int | None
    attendee_id: int | None
    details: dict[str, Any]
    salt: bytes | None  # None once the details are emptied: nobody can try then what they were
    commitment: str | None  # stands for the details in signature and chain, so that these can be emptied
    signature: str | None  # by whoever wrote it, until it is chained
    number: int | None  # in the chain, without a gap; None for the few seconds until then
    hash: str | None  # over the entry and the hash of the one before


class AuditEntryTable(Base):
    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor: Mapped[str]
    act: Mapped[str]
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    salt: Mapped[bytes | None]
    commitment: Mapped[str | None]
    signature: Mapped[str | None]
    number: Mapped[int | None] = mapped_column(index=True, unique=True)
    hash: Mapped[str | None]


_KEPT = ("actor", "act", "event_id", "attendee_id", "commitment")  # for ever, besides the time


def log_change(
    act: Act, what: str, *, event_id: int | None = None, attendee_id: int | None = None, **details: Any
) -> None:
    """Notes that the act's author did this. what: a verb such as attendee.cancel. No PIN, no whole telephone number.

    changes: by field what it was and what it is now, as [before, after].
    """
    _write(act, what, event_id, {attendee_id: details})


def log_for_each(act: Act, what: str, event_id: int, attendees: Mapping[int, Mapping[str, Any]]) -> None:
    """The same change to many people; details by attendee."""
    _write(act, what, event_id, attendees)


def _write(act: Act, what: str, event_id: int | None, told: Mapping[int | None, Any] | Mapping[int, Any]) -> None:
    same = {"at": act.now, "actor": act.author, "act": what, "event_id": event_id}
    rows = [_signed(act, {**same, "attendee_id": about, "details": dict(details)}) for about, details in told.items()]
    act.connection.execute(insert(AuditEntryTable), rows)


def _signed(act: Act, row: dict[str, Any]) -> dict[str, Any]:
    salt = secrets.token_bytes(16)
    whole = row | {"salt": salt, "commitment": commitment_of(salt, row["details"])}
    return whole | {"signature": sign(act, content_of(whole))}


def commitment_of(salt: bytes, details: Mapping[str, Any]) -> str:
    """SHA-256, in hex. The salt keeps a name from being found by trying names."""
    return hashlib.sha256(salt + _plain(details).encode()).hexdigest()


def content_of(entry: Mapping[str, Any] | AuditEntry) -> str:
    """What may never change of an entry, as one text."""
    if isinstance(entry, AuditEntry):
        at, kept = entry.at, [getattr(entry, name) for name in _KEPT]
    else:
        at, kept = entry["at"], [entry[name] for name in _KEPT]
    return _plain([at.astimezone(UTC).isoformat(), *kept])


def sign(act: Act, text: str) -> str:
    """By the secret key, which whoever has the database alone has not."""
    return act.pin_keys.lookup(f"audit log: {text}")


def _plain(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


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
    """How many of the oldest were written before that; they go in one piece, whatever the hosts' clocks said."""
    old = select(func.count()).select_from(AuditEntryTable).where(*_oldest(before))
    return int(act.connection.execute(old).scalar_one())


def _oldest(before: datetime) -> tuple[ColumnElement[bool], ...]:
    first_to_stay = select(func.min(AuditEntryTable.id)).where(AuditEntryTable.at > before).scalar_subquery()
    return AuditEntryTable.at <= before, or_(first_to_stay.is_(None), AuditEntryTable.id < first_to_stay)


def entries_of(act: Act, event_id: int, what: str) -> list[AuditEntry]:
    """Every entry of the event about this kind of change."""
    listed = select(AuditEntryTable.__table__).where(AuditEntryTable.event_id == event_id, AuditEntryTable.act == what)
    return every(AuditEntry, act.connection.execute(listed))
