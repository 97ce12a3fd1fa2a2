"""The bridge_leg table: the one call that joins an event's phone room to its videoconference."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, ForeignKey, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, Record, insert_or, table_of

STANDING = ("dialling", "up")


class BridgeLeg(Base):
    """One row per event, so that there can never be two legs.

    token: the present attempt, also in its callback addresses. state: idle, dialling, up or down; an attempt only
    moves on in this order, so that callbacks may come late, twice or in any order. dialled, digits, called_from: the
    attempt's. attempts: in a row that did not stand. next_at: not before then. leased_until: until
    then whoever began the attempt may be waiting for its call's id. failure: why the last leg ended.
    """

    __tablename__ = "bridge_leg"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    state: Mapped[str] = mapped_column(default="idle")
    sid: Mapped[str | None] = mapped_column(unique=True)
    token: Mapped[str | None] = mapped_column(unique=True)
    dialled: Mapped[str | None]
    digits: Mapped[str | None]
    called_from: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    failure: Mapped[str | None]


_LEGS = select(BridgeLeg.__table__)


def find_leg(connection: Connection, event_id: int) -> Record | None:
    return connection.execute(_LEGS.where(BridgeLeg.event_id == event_id)).one_or_none()


def lock_leg(connection: Connection, token: str) -> Record | None:
    """The leg whose present attempt this is, locked until the commit."""
    return connection.execute(_LEGS.where(BridgeLeg.token == token).with_for_update()).one_or_none()


def find_leg_by_sid(connection: Connection, sid: str) -> Record | None:
    return connection.execute(_LEGS.where(BridgeLeg.sid == sid)).one_or_none()


def standing_legs(connection: Connection) -> Sequence[Record]:
    """Legs that are being dialled or up."""
    return connection.execute(_LEGS.where(BridgeLeg.state.in_(STANDING))).all()


def known_sids(connection: Connection, sids: Collection[str]) -> set[str]:
    """Which of these calls are legs already."""
    return {row.sid for row in connection.execute(select(BridgeLeg.sid).where(BridgeLeg.sid.in_(sids)))}


def claim_leg(
    connection: Connection, event_id: int, *, attempt: dict[str, Any], lease: timedelta, now: datetime
) -> bool:
    """Whether this attempt (`token, dialled, digits, called_from`) may dial now.

    That is, no leg stands, none is being dialled, and the pause is over.
    """
    new = insert_or(table_of(BridgeLeg), connection).values(event_id=event_id).on_conflict_do_nothing()
    connection.execute(new)
    claimed = (
        update(BridgeLeg)
        .where(
            BridgeLeg.event_id == event_id,
            BridgeLeg.state.not_in(STANDING),
            or_(BridgeLeg.next_at.is_(None), BridgeLeg.next_at <= now),
        )
        .values(
            state="dialling", sid=None, leased_until=now + lease, attempts=BridgeLeg.attempts + 1, changed_at=now,
            **attempt,
        )
    )  # fmt: skip
    return connection.execute(claimed).rowcount == 1


def adopt_sid(connection: Connection, token: str, sid: str) -> bool:
    """Whether the attempt is being dialled; `sid` is its call, unless it knows another."""
    free = or_(BridgeLeg.sid.is_(None), BridgeLeg.sid == sid)
    adopted = update(BridgeLeg).where(BridgeLeg.token == token, BridgeLeg.state == "dialling", free)
    return connection.execute(adopted.values(sid=sid, leased_until=None)).rowcount == 1


def release_sid(connection: Connection, sid: str, *, but_for: str) -> None:
    """Takes the call from every attempt that had guessed it was its own, but for the one of this token."""
    connection.execute(update(BridgeLeg).where(BridgeLeg.sid == sid, BridgeLeg.token != but_for).values(sid=None))


def change_leg(connection: Connection, token: str, values: dict[str, Any], *, states: Collection[str]) -> bool:
    """Whether this attempt was still the present one and in one of these states."""
    changed = update(BridgeLeg).where(BridgeLeg.token == token, BridgeLeg.state.in_(states)).values(values)
    return connection.execute(changed).rowcount == 1
