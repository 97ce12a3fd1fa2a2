"""The sign_in_count table: how often somebody tried to sign in, and when the next try is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, case, delete, func, select, true, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of


@dataclass(frozen=True, slots=True)
class SignInCount:
    """The tries of one scope since its window began."""

    scope: str  # what is counted, and a keyed hash of whose tries: no name, no address
    window_started: datetime
    tries: int
    opens_at: datetime  # until then no further try is looked at


class SignInCountTable(Base):
    __tablename__ = "sign_in_count"

    scope: Mapped[str] = mapped_column(primary_key=True)
    window_started: Mapped[datetime]
    tries: Mapped[int]
    opens_at: Mapped[datetime]


_OPENS = select(func.max(SignInCountTable.opens_at)).where(
    SignInCountTable.scope.in_(bindparam("scopes", expanding=True))
)


def opens_at(act: Act, scopes: Sequence[str]) -> datetime | None:
    """When the last of these scopes is open again; None where none of them has counted anything."""
    found: datetime | None = act.connection.execute(_OPENS, {"scopes": list(scopes)}).scalar_one_or_none()
    return found


def count_try(act: Act, scope: str, *, window: timedelta, though_closed: bool = False) -> int | None:
    """How many tries this one makes in the window; None, and not counted, while the scope is closed.

    though_closed: counted even then.

    One statement, so that no two processes count the same try.
    """
    statement: Any = insert_or(table_of(SignInCountTable), act.connection).values(
        scope=scope, window_started=act.now, tries=1, opens_at=act.now
    )
    is_over = SignInCountTable.window_started <= act.now - window
    statement = statement.on_conflict_do_update(
        index_elements=["scope"],
        set_={
            "tries": case((is_over, 1), else_=SignInCountTable.tries + 1),
            "window_started": case((is_over, act.now), else_=SignInCountTable.window_started),
        },
        where=true() if though_closed else SignInCountTable.opens_at <= act.now,
    ).returning(SignInCountTable.tries)
    tries = act.connection.execute(statement).scalar_one_or_none()
    return None if tries is None else int(tries)


def close_until(act: Act, scope: str, until: datetime) -> None:
    act.connection.execute(update(SignInCountTable).where(SignInCountTable.scope == scope).values(opens_at=until))


def forget_counts(act: Act, *, before: datetime) -> None:
    """Deletes counts whose window began before then, and that close nothing any more."""
    act.connection.execute(
        delete(SignInCountTable).where(SignInCountTable.window_started < before, SignInCountTable.opens_at <= act.now)
    )


def open_again(act: Act, scope: str) -> None:
    act.connection.execute(delete(SignInCountTable).where(SignInCountTable.scope == scope))
