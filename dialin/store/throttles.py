"""The throttle table: counts of failed tries in a window of time, shared by all processes."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, insert_or, table_of


class Throttle(Base):
    """Failed tries in one scope since the window began. tripped_at: the limit was reached and holds until reset."""

    __tablename__ = "throttle"

    scope: Mapped[str] = mapped_column(primary_key=True)
    window_started: Mapped[datetime]
    tries: Mapped[int]
    tripped_at: Mapped[datetime | None]


def count_try(connection: Connection, scope: str, *, window: timedelta, now: datetime) -> int:
    """How many tries this scope has now in its window; one statement, so that no two processes count the same one."""
    statement: Any = insert_or(table_of(Throttle), connection).values(scope=scope, window_started=now, tries=1)
    is_over = Throttle.window_started <= now - window
    statement = statement.on_conflict_do_update(
        index_elements=["scope"],
        set_={
            "tries": case((is_over, 1), else_=Throttle.tries + 1),
            "window_started": case((is_over, now), else_=Throttle.window_started),
        },
    ).returning(Throttle.tries)
    return int(connection.execute(statement).scalar_one())


def trip(connection: Connection, scope: str, now: datetime) -> None:
    connection.execute(
        table_of(Throttle).update().where(Throttle.scope == scope, Throttle.tripped_at.is_(None)).values(tripped_at=now)
    )


_OF_SCOPES = select(Throttle.__table__).where(Throttle.scope.in_(bindparam("scopes", expanding=True)))


def tries_in(connection: Connection, scopes: dict[str, timedelta], *, now: datetime) -> dict[str, tuple[int, bool]]:
    """For each of these scopes with tries: how many are in its window, and whether it has tripped."""
    rows = connection.execute(_OF_SCOPES, {"scopes": list(scopes)})
    return {
        row.scope: (row.tries if row.window_started > now - scopes[row.scope] else 0, row.tripped_at is not None)
        for row in rows
    }


def reset(connection: Connection, scope: str) -> None:
    connection.execute(delete(Throttle).where(Throttle.scope == scope))


def forget_tries(connection: Connection, *, before: datetime) -> None:
    """Deletes counts whose window began before then; those that hold until staff have looked stay."""
    connection.execute(delete(Throttle).where(Throttle.window_started < before, Throttle.tripped_at.is_(None)))
