"""The duty table: when each duty is due again, so that any number of workers do each once."""

from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, false, func, not_, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of
from dialin.store.moments import is_past, moments_of


class DutyTable(Base):
    """When a duty is due again. token, leased_until: who is at it now; a killed worker's lease runs out."""

    __tablename__ = "duty"

    name: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]
    token: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


_DUTY, _NOW = DutyTable.name == bindparam("duty"), bindparam("now", type_=DutyTable.due_at.type)
# Every worker looks every few seconds: what it asks is made once.
_IS_FREE = or_(DutyTable.leased_until.is_(None), is_past(DutyTable.leased_until))
# What was finished or begun in times to come was so by a clock that has been set back since.
_FURTHEST = bindparam("furthest", type_=DutyTable.due_at.type)
_IS_DUE = or_(DutyTable.due_at <= _NOW, DutyTable.finished_at > _FURTHEST, DutyTable.leased_until > _FURTHEST)
_WAITS = select(DutyTable.name).where(_DUTY, not_(and_(_IS_FREE, func.coalesce(_IS_DUE, false()))))
_CLAIM = (
    update(DutyTable)
    .where(_DUTY, _IS_FREE, _IS_DUE)
    .values(token=bindparam("new_token"), leased_until=bindparam("until", type_=DutyTable.leased_until.type))
)
_FINISH = (
    update(DutyTable)
    .where(_DUTY, DutyTable.token == bindparam("its_token"))
    .values(due_at=bindparam("next_at", type_=DutyTable.due_at.type), leased_until=None, token=None, finished_at=_NOW)
)


def claim_duty(act: Act, name: str, *, token: str, lease: timedelta) -> bool:
    """Whether this duty is due and now this token's, until now + lease."""
    new = insert_or(table_of(DutyTable), act.connection).values(name=name, due_at=act.now).on_conflict_do_nothing()
    act.connection.execute(new)
    claim = {"duty": name, **moments_of(act), "new_token": token, "until": act.now + lease}
    return act.connection.execute(_CLAIM, claim).rowcount == 1


def is_duty_due(act: Act, name: str) -> bool:
    asked = {"duty": name, **moments_of(act)}
    return act.connection.execute(_WAITS, asked).first() is None


def finish_duty(act: Act, name: str, *, token: str, next_at: datetime) -> None:
    done = {"duty": name, "now": act.now, "its_token": token, "next_at": next_at}
    act.connection.execute(_FINISH, done)
