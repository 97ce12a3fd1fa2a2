"""The duty table: when each duty is due again, so that any number of workers do each once."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, insert_or, table_of


class Duty(Base):
    """due_at: next time. token, leased_until: who is at it now; a killed worker's lease runs out."""

    __tablename__ = "duty"

    name: Mapped[str] = mapped_column(primary_key=True)
    due_at: Mapped[datetime]
    token: Mapped[str | None]
    leased_until: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


def claim_duty(connection: Connection, name: str, *, token: str, lease: timedelta, now: datetime) -> bool:
    """Whether this duty is due and now this token's, until now + lease."""
    new = insert_or(table_of(Duty), connection).values(name=name, due_at=now).on_conflict_do_nothing()
    connection.execute(new)
    claimed = (
        update(Duty)
        .where(Duty.name == name, Duty.due_at <= now, or_(Duty.leased_until.is_(None), Duty.leased_until <= now))
        .values(token=token, leased_until=now + lease)
    )
    return connection.execute(claimed).rowcount == 1


def is_duty_due(connection: Connection, name: str, now: datetime) -> bool:
    waiting = select(Duty.name).where(Duty.name == name, or_(Duty.due_at > now, Duty.leased_until > now))
    return connection.execute(waiting).first() is None


def finish_duty(connection: Connection, name: str, *, token: str, next_at: datetime, now: datetime) -> None:
    finished = (
        update(Duty)
        .where(Duty.name == name, Duty.token == token)
        .values(due_at=next_at, leased_until=None, token=None, finished_at=now)
    )
    connection.execute(finished)
