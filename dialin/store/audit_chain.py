"""The audit_anchor table, and the entries of the log as a chain that cannot be thinned out unseen.

Every entry gets a number without a gap and a hash over itself and the hash before it. The anchor keeps the last of
both, and those of the last entry that went when its days were over, signed by the secret key. Entries wait unchained
for a few seconds, signed by whoever wrote them: who writes for a caller holds no lock that all writers share.

The hashes themselves need no key, so that another secret key changes nothing but the one signature of the anchor.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, bindparam, delete, func, or_, select, true, tuple_, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.audit import AuditEntry, AuditEntryTable, content_of, sign
from dialin.store.database import Base, insert_or, table_of
from dialin.store.rows import every, first

THE_ONE = 1


@dataclass(frozen=True, slots=True)
class AuditAnchor:
    """Where the chain begins and ends, and what was found when it was last gone through."""

    id: int
    gone_number: int  # of the last of the oldest entries, whose days are over; 0 while all are there
    gone_hash: str
    number: int
    hash: str
    signature: str | None  # of the four above; None until the chain is begun
    checked_at: datetime | None
    faults: list[Any]  # of each its kind, number and last number


class AuditAnchorTable(Base):
    __tablename__ = "audit_anchor"

    id: Mapped[int] = mapped_column(primary_key=True)
    gone_number: Mapped[int]
    gone_hash: Mapped[str]
    number: Mapped[int]
    hash: Mapped[str]
    signature: Mapped[str | None]
    checked_at: Mapped[datetime | None]
    faults: Mapped[list[Any]] = mapped_column(JSON)


_ANCHOR = select(AuditAnchorTable.__table__).where(AuditAnchorTable.id == THE_ONE)
_ENTRIES = select(AuditEntryTable.__table__)
_UNCHAINED = AuditEntryTable.number.is_(None)
_CHAIN = update(table_of(AuditEntryTable)).where(table_of(AuditEntryTable).c.id == bindparam("of_entry"))


def lock_anchor(act: Act) -> AuditAnchor:
    """Whoever lengthens the chain does it alone."""
    new = {"id": THE_ONE, "gone_number": 0, "gone_hash": "", "number": 0, "hash": "", "faults": []}
    act.connection.execute(insert_or(table_of(AuditAnchorTable), act.connection).values(new).on_conflict_do_nothing())
    anchor = first(AuditAnchor, act.connection.execute(_ANCHOR.with_for_update()))
    assert anchor is not None
    return anchor


def find_anchor(act: Act) -> AuditAnchor | None:
    return first(AuditAnchor, act.connection.execute(_ANCHOR))


def change_anchor(act: Act, values: dict[str, Any]) -> None:
    act.connection.execute(update(AuditAnchorTable).where(AuditAnchorTable.id == THE_ONE).values(values))


def sign_anchor(act: Act, anchor: AuditAnchor) -> None:
    ends = {name: getattr(anchor, name) for name in ("gone_number", "gone_hash", "number", "hash")}
    change_anchor(act, ends | {"signature": sign(act, _ends_of(anchor))})


def is_anchor_signed(act: Act, anchor: AuditAnchor) -> bool:
    return anchor.signature == sign(act, _ends_of(anchor))


def _ends_of(anchor: AuditAnchor) -> str:
    """Beginning and end by one signature: nobody joins the one to another time's other."""
    return f"the chain follows {anchor.gone_number}, {anchor.gone_hash} and ends with {anchor.number}, {anchor.hash}"


def is_signed(act: Act, entry: AuditEntry) -> bool:
    return entry.signature == sign(act, content_of(entry))


def link(before: str, number: int, entry: AuditEntry, *, is_ours: bool) -> str:
    """The hash of an entry at this place. is_ours: else somebody wrote it without the key, and it stays marked."""
    linked = [before, number, entry.id, content_of(entry), is_ours]
    return hashlib.sha256(json.dumps(linked).encode()).hexdigest()


def unchained(act: Act, *, most: int) -> list[AuditEntry]:
    """The oldest first."""
    return every(
        AuditEntry, act.connection.execute(_ENTRIES.where(_UNCHAINED).order_by(AuditEntryTable.id).limit(most))
    )


def all_entries(act: Act) -> list[AuditEntry]:
    return every(AuditEntry, act.connection.execute(_ENTRIES.order_by(AuditEntryTable.id)))


def oldest_entry(act: Act) -> datetime | None:
    return act.connection.execute(select(func.min(AuditEntryTable.at))).scalar_one()


def unchain(act: Act) -> None:
    act.connection.execute(update(AuditEntryTable).values(number=None, hash=None))


def is_any_unchained(act: Act) -> bool:
    return act.connection.execute(select(AuditEntryTable.id).where(_UNCHAINED).limit(1)).first() is not None


def write_links(act: Act, links: Sequence[dict[str, Any]]) -> None:
    """of_entry: the id; and of each the same columns."""
    columns: dict[str, Any] = {name: bindparam(name) for name in links[0] if name != "of_entry"}
    act.connection.execute(_CHAIN.values(columns), links)


def chained_after(act: Act, last: AuditEntry | None, *, most: int = 1_000) -> list[AuditEntry]:
    """By number and id: somebody may have given the same number twice."""
    place = tuple_(AuditEntryTable.number, AuditEntryTable.id)
    behind = true() if last is None else place > tuple_(last.number, last.id)
    page = _ENTRIES.where(~_UNCHAINED, behind).order_by(AuditEntryTable.number, AuditEntryTable.id).limit(most)
    return every(AuditEntry, act.connection.execute(page))


def oldest_chained(act: Act, before: datetime, *, most: int) -> list[AuditEntry]:
    """From the beginning of the chain on, up to the first entry that is younger, whatever the hosts' clocks said."""
    younger = select(func.min(AuditEntryTable.number)).where(AuditEntryTable.at > before).scalar_subquery()
    old = _ENTRIES.where(~_UNCHAINED, or_(younger.is_(None), AuditEntryTable.number < younger))
    return every(AuditEntry, act.connection.execute(old.order_by(AuditEntryTable.number).limit(most)))


def delete_entries(act: Act, entries: Sequence[AuditEntry]) -> None:
    """For ever: whoever keeps the chain moves its beginning."""
    gone = AuditEntryTable.id.in_([one.id for one in entries])
    act.connection.execute(delete(AuditEntryTable).where(gone))


def entries_named(act: Act, *acts: str) -> list[AuditEntry]:
    named = _ENTRIES.where(AuditEntryTable.act.in_(acts)).order_by(AuditEntryTable.id)
    return every(AuditEntry, act.connection.execute(named))
