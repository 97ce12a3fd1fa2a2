"""The guess table: tries at PINs that hit nobody, by the hour, shared by all processes.

Neither a number nor a call stands in it: a scope is a keyed hash of what it counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, bindparam, case, delete, func, select, text
from sqlalchemy.orm import Mapped, mapped_column

from dialin.rules.pins.guessing import DAY, SPAN, Spent
from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of

_HOUR = timedelta(hours=1)
_LOCK = 0x64_69_61_6D  # the advisory lock on PostgreSQL under which tries are counted


class GuessTable(Base):
    """hour: the full one in which the tries were made. chance: that they had to hit, in billionths."""

    __tablename__ = "guess"

    scope: Mapped[str] = mapped_column(primary_key=True)
    hour: Mapped[datetime] = mapped_column(primary_key=True, index=True)
    tries: Mapped[int]
    chance: Mapped[int] = mapped_column(BigInteger)


def lock_guesses(act: Act, *, shared: bool) -> None:
    """Until the commit: a try is weighed after all that were let through before it, however many call at once.

    shared: by those that will count nothing, which need not wait for each other.
    """
    if act.connection.dialect.name == "postgresql":
        kind = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        act.connection.execute(text(f"SELECT {kind}(:key)"), {"key": _LOCK})


def count_guess(act: Act, scopes: Iterable[str], *, chance: int) -> None:
    """One more try in each of these scopes."""
    hour = act.now.replace(minute=0, second=0, microsecond=0)
    rows = [{"scope": _hashed(act, one), "hour": hour, "tries": 1, "chance": chance} for one in scopes]
    statement: Any = insert_or(table_of(GuessTable), act.connection)
    more = {
        "tries": GuessTable.tries + statement.excluded.tries,
        "chance": GuessTable.chance + statement.excluded.chance,
    }
    act.connection.execute(statement.on_conflict_do_update(index_elements=["scope", "hour"], set_=more), rows)


# An hour counts as long as a part of it lies in the window: what is let through in any 24 hours stays below the limit.
_LAST_HOUR, _LAST_DAY = (bindparam(name, type_=GuessTable.hour.type) for name in ("last_hour", "last_day"))
_SPENT = (
    select(
        GuessTable.scope,
        func.sum(case((GuessTable.hour > _LAST_DAY, GuessTable.chance), else_=0)),
        func.sum(GuessTable.chance),
        func.sum(case((GuessTable.hour > _LAST_HOUR, GuessTable.tries), else_=0)),
        func.sum(case((GuessTable.hour > _LAST_DAY, GuessTable.tries), else_=0)),
    )
    .where(
        GuessTable.scope.in_(bindparam("scopes", expanding=True)),
        GuessTable.hour > bindparam("span", type_=GuessTable.hour.type),
    )
    .group_by(GuessTable.scope)
)


def spent_in(act: Act, scopes: Sequence[str]) -> Mapping[str, Spent]:
    """By scope, of those in which anything was tried."""
    hashed = {_hashed(act, scope): scope for scope in scopes}
    windows = {"last_hour": act.now - 2 * _HOUR, "last_day": act.now - DAY - _HOUR, "span": act.now - SPAN - _HOUR}
    found = act.connection.execute(_SPENT, {"scopes": list(hashed), **windows})
    return {hashed[scope]: Spent(*map(int, spent)) for scope, *spent in found}


def forget_guesses_in(act: Act, scope: str) -> None:
    act.connection.execute(delete(GuessTable).where(GuessTable.scope == _hashed(act, scope)))


def forget_old_guesses(act: Act) -> None:
    """Those that no window reaches any more."""
    act.connection.execute(delete(GuessTable).where(GuessTable.hour <= act.now - SPAN - _HOUR))


def _hashed(act: Act, scope: str) -> str:
    return act.pin_keys.lookup(f"guess:{scope}")
