"""The deletion table: what is still to be deleted at the provider. Nothing but its id there, until it is gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of
from dialin.store.rows import every

# The records there, with the numbers of both ends; of an SMS with its words.
CALL, MESSAGE = "call", "message"


@dataclass(frozen=True, slots=True)
class Deletion:
    """One thing that the provider is to delete."""

    id: int
    kind: str  # what it is, by the provider's kinds of things
    sid: str  # the provider's id
    due_at: datetime
    attempts: int


class DeletionTable(Base):
    __tablename__ = "deletion"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    sid: Mapped[str] = mapped_column(unique=True)
    due_at: Mapped[datetime] = mapped_column(index=True)
    attempts: Mapped[int] = mapped_column(default=0)


_DUE = DeletionTable.due_at <= bindparam("now", type_=DeletionTable.due_at.type)
_KNOWN = DeletionTable.kind.in_(bindparam("kinds", expanding=True))
_LISTED = select(table_of(DeletionTable)).where(_DUE, _KNOWN).order_by(DeletionTable.due_at, DeletionTable.id)


def ask_deletion(act: Act, kind: str, sids: Sequence[str]) -> None:
    """Whatever is asked for twice is deleted once."""
    if sids:
        asked = insert_or(table_of(DeletionTable), act.connection).on_conflict_do_nothing(index_elements=["sid"])
        rows = [{"kind": kind, "sid": sid, "due_at": act.now, "attempts": 0} for sid in sids]
        act.connection.execute(asked, rows)


def due_deletions(act: Act, *, kinds: Sequence[str], most: int) -> list[Deletion]:
    """Of kinds that this version knows how to delete."""
    return every(Deletion, act.connection.execute(_LISTED.limit(most), {"now": act.now, "kinds": kinds}))


def count_deletions(act: Act) -> int:
    """All that is left to do, due now or later."""
    return int(act.connection.execute(select(func.count()).select_from(DeletionTable)).scalar_one())


def note_deleted(act: Act, deletion_id: int) -> None:
    act.connection.execute(delete(DeletionTable).where(DeletionTable.id == deletion_id))


def postpone_deletion(act: Act, deletion: Deletion, *, until: datetime) -> None:
    postponed = update(DeletionTable).where(DeletionTable.id == deletion.id)
    act.connection.execute(postponed.values(due_at=until, attempts=deletion.attempts + 1))
