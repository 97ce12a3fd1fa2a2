"""The duty table: when each duty is due again, so that any number of workers do each once."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of


class DutyTable(Base):
    """When a duty is due again. token, leased_until: who is at it now; a killed worker's lease runs out."""

    __tablename__ = "duty"

    name: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]
    token: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


def claim_duty(act: Act, name: str, *, token: str, lease: timedelta) -> bool:
    """Whether this duty is due and now this token's, until now + lease."""
    new = insert_or(table_of(DutyTable), act.connection).values(name=name, due_at=act.now).on_conflict_do_nothing()
    act.connection.execute(new)
    claimed = (
        update(DutyTable)
        .where(
            DutyTable.name == name,
            DutyTable.due_at <= act.now,
            or_(DutyTable.leased_until.is_(None), DutyTable.leased_until <= act.now),
        )
        .values(token=token, leased_until=act.now + lease)
    )
    return act.connection.execute(claimed).rowcount == 1


def is_duty_due(act: Act, name: str) -> bool:
    waiting = select(DutyTable.name).where(
        DutyTable.name == name, or_(DutyTable.due_at > act.now, DutyTable.leased_until > act.now)
    )
    return act.connection.execute(waiting).first() is None


def finish_duty(act: Act, name: str, *, token: str, next_at: datetime) -> None:
    finished = (
        update(DutyTable)
        .where(DutyTable.name == name, DutyTable.token == token)
        .values(due_at=next_at, leased_until=None, token=None, finished_at=act.now)
    )
    act.connection.execute(finished)
