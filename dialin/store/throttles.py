"""The throttle table: counts of failed tries in a window of time, shared by all processes."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of
from dialin.store.rows import every


@dataclass(frozen=True, slots=True)
class Throttle:
    """Failed tries in one scope since the window began."""

    scope: str
    window_started: datetime
    tries: int
    tripped_at: datetime | None  # the limit was reached and holds until reset


class ThrottleTable(Base):
    __tablename__ = "throttle"

    scope: Mapped[str] = mapped_column(primary_key=True)
    window_started: Mapped[datetime]
    tries: Mapped[int]
    tripped_at: Mapped[datetime | None]


def count_try(act: Act, scope: str, *, window: timedelta) -> int:
    """How many tries this scope has now in its window; one statement, so that no two processes count the same one."""
    statement: Any = insert_or(table_of(ThrottleTable), act.connection).values(
        scope=scope, window_started=act.now, tries=1
    )
    is_over = ThrottleTable.window_started <= act.now - window
    statement = statement.on_conflict_do_update(
        index_elements=["scope"],
        set_={
            "tries": case((is_over, 1), else_=ThrottleTable.tries + 1),
            "window_started": case((is_over, act.now), else_=ThrottleTable.window_started),
        },
    ).returning(ThrottleTable.tries)
    return int(act.connection.execute(statement).scalar_one())


def trip(act: Act, scope: str) -> None:
    act.connection.execute(
        table_of(ThrottleTable)
        .update()
        .where(ThrottleTable.scope == scope, ThrottleTable.tripped_at.is_(None))
        .values(tripped_at=act.now)
    )


_OF_SCOPES = select(ThrottleTable.__table__).where(ThrottleTable.scope.in_(bindparam("scopes", expanding=True)))


def tries_in(act: Act, scopes: dict[str, timedelta]) -> dict[str, tuple[int, bool]]:
    """For each of these scopes with tries: how many are in its window, and whether it has tripped."""
    found = every(Throttle, act.connection.execute(_OF_SCOPES, {"scopes": list(scopes)}))
    return {
        one.scope: (one.tries if one.window_started > act.now - scopes[one.scope] else 0, one.tripped_at is not None)
        for one in found
    }


def reset(act: Act, scope: str) -> None:
    act.connection.execute(delete(ThrottleTable).where(ThrottleTable.scope == scope))


def forget_tries(act: Act, *, before: datetime) -> None:
    """Deletes counts whose window began before then; those that hold until staff have looked stay."""
    act.connection.execute(
        delete(ThrottleTable).where(ThrottleTable.window_started < before, ThrottleTable.tripped_at.is_(None))
    )
