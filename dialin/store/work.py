"""The work table: news for live calls that must reach the provider, claimed by lease and finished once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Connection, ForeignKey, bindparam, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, Record, insert_or, table_of


class Work(Base):
    """One thing to do at the provider. token: the lease's fence; whoever has lost it changes nothing."""

    __tablename__ = "work"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(JSON)
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    token: Mapped[str | None]
    done_at: Mapped[datetime | None] = mapped_column(index=True)
    failure: Mapped[str | None]


def add_work(connection: Connection, values: dict[str, Any]) -> int | None:
    """The id of the new row; None where work with this key is there already."""
    added = insert_or(table_of(Work), connection).values(values).on_conflict_do_nothing(index_elements=["key"])
    return connection.execute(added.returning(Work.id)).scalar_one_or_none()


_DUE = select(Work.id).where(Work.done_at.is_(None), Work.due_at <= bindparam("now", type_=Work.due_at.type))
# In a WITH, which is evaluated once: PostgreSQL may look at a subquery again and again, and lock more rows each time.
_NEXT = (
    _DUE.where(Work.call_id.not_in(bindparam("not_about", expanding=True)))
    .order_by(Work.due_at, Work.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("next")
)


def is_work_due(connection: Connection, now: datetime) -> bool:
    return connection.execute(_DUE.limit(1), {"now": now}).first() is not None


def count_due(connection: Connection, now: datetime) -> int:
    """Rows that are due and not done."""
    return int(connection.execute(select(func.count()).select_from(_DUE.subquery()), {"now": now}).scalar_one())


def claim_work(  # noqa: PLR0913
    connection: Connection,
    *,
    token: str,
    lease: timedelta,
    now: datetime,
    most: int = 20,
    not_about: Sequence[int] = (),
) -> Sequence[Record]:
    """Up to `most` rows that are due, leased to the holder of this token until now + lease; none of these calls."""
    claimed = (
        update(Work)
        .where(Work.id.in_(select(_NEXT.c.id)))
        .values(due_at=now + lease, token=token, attempts=Work.attempts + 1)
        .returning(*table_of(Work).c)
    )
    return connection.execute(claimed, {"now": now, "most": most, "not_about": not_about}).all()


def finish_work(connection: Connection, work_id: int, *, token: str, now: datetime, failure: str | None = None) -> bool:
    """Whether the row was still this token's; it is done now, for good or with a failure that stays on record."""
    finished = (
        update(Work)
        .where(Work.id == work_id, Work.token == token, Work.done_at.is_(None))
        .values(done_at=now, failure=failure)
    )
    return connection.execute(finished).rowcount == 1


def postpone_work(connection: Connection, work_id: int, *, token: str, until: datetime, failure: str) -> None:
    postponed = (
        update(Work).where(Work.id == work_id, Work.token == token).values(due_at=until, failure=failure, token=None)
    )
    connection.execute(postponed)


def load_work(connection: Connection, work_id: int) -> Record | None:
    return connection.execute(select(Work.__table__).where(Work.id == work_id)).one_or_none()
