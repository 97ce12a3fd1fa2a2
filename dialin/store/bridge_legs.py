"""The bridge_leg table: the one call that joins an event's phone room to its videoconference."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, ForeignKey, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, Record, insert_or, table_of


class BridgeLeg(Base):
    """One row per event, so that there can never be two legs.

    token: the present attempt, also in its callback addresses. state: idle, dialling, up or down.
    attempts: in a row that did not stand. next_at: not before then. sequence: of the last callback believed.
    """

    __tablename__ = "bridge_leg"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    state: Mapped[str] = mapped_column(default="idle")
    sid: Mapped[str | None] = mapped_column(unique=True)
    token: Mapped[str | None] = mapped_column(unique=True)
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    sequence: Mapped[int] = mapped_column(default=-1)
    changed_at: Mapped[datetime | None]
    failure: Mapped[str | None]


def find_leg(connection: Connection, event_id: int) -> Record | None:
    return connection.execute(select(BridgeLeg.__table__).where(BridgeLeg.event_id == event_id)).one_or_none()


def find_leg_by_token(connection: Connection, token: str) -> Record | None:
    return connection.execute(select(BridgeLeg.__table__).where(BridgeLeg.token == token)).one_or_none()


def claim_leg(connection: Connection, event_id: int, *, token: str, lease: timedelta, now: datetime) -> bool:
    """Whether this worker may dial now: no leg stands, none is being dialled, and the pause is over."""
    new = insert_or(table_of(BridgeLeg), connection).values(event_id=event_id).on_conflict_do_nothing()
    connection.execute(new)
    claimed = (
        update(BridgeLeg)
        .where(
            BridgeLeg.event_id == event_id,
            BridgeLeg.state.in_(("idle", "down")),
            or_(BridgeLeg.next_at.is_(None), BridgeLeg.next_at <= now),
        )
        .values(
            state="dialling", token=token, sid=None, sequence=-1, leased_until=now + lease,
            attempts=BridgeLeg.attempts + 1, changed_at=now,
        )
    )  # fmt: skip
    return connection.execute(claimed).rowcount == 1


def change_leg(connection: Connection, event_id: int, token: str, values: dict[str, Any]) -> bool:
    """Whether the leg was still this attempt's."""
    changed = update(BridgeLeg).where(BridgeLeg.event_id == event_id, BridgeLeg.token == token).values(values)
    return connection.execute(changed).rowcount == 1
