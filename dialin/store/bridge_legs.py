"""The bridge_leg table: the one call that joins an event's phone room to its videoconference."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, bindparam, false, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of
from dialin.store.moments import is_past, moments_of
from dialin.store.rows import every, one
from dialin.store.sealing.columns import SealedText
from dialin.store.test_calls import known_test_sids

STANDING = ("dialling", "up")


@dataclass(frozen=True, slots=True)
class BridgeLeg:
    """The call that joins an event's phone room to its videoconference: one row per event, so never two legs."""

    event_id: int
    state: str  # idle, dialling, up or down; an attempt only moves on in this order, however late callbacks come
    sid: str | None
    token: str | None  # the present attempt, also in its callback addresses
    dialled: str | None
    digits: str | None
    called_from: str | None
    attempts: int  # in a row that did not stand
    next_at: datetime | None  # not before then
    leased_until: datetime | None  # until then whoever began the attempt may be waiting for its call's id
    changed_at: datetime | None
    failure: str | None  # why the last leg ended
    told_at: datetime | None  # when the room was last told that its sound is lost; None while it is not
    answered_at: datetime | None  # of the present attempt; its keys are being sent until it joins the room
    proved_at: datetime | None  # since when the present attempt is believed to be in
    outcome: str | None  # of the last attempt that came to something (rules/bridging/outcomes.py)
    is_sure: bool  # the platform itself has said so
    refusals: int  # in a row, of the present way
    is_patient: bool  # the present attempt, or the next, sends its keys with longer pauses
    was_in: bool  # the present way has led in


class BridgeLegTable(Base):
    __tablename__ = "bridge_leg"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    state: Mapped[str] = mapped_column(default="idle")
    sid: Mapped[str | None] = mapped_column(unique=True)
    token: Mapped[str | None] = mapped_column(unique=True)
    dialled: Mapped[str | None] = mapped_column(SealedText)
    digits: Mapped[str | None] = mapped_column(SealedText)
    called_from: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime | None]
    leased_until: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]
    failure: Mapped[str | None] = mapped_column(SealedText)
    told_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    proved_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    is_sure: Mapped[bool] = mapped_column(default=False, server_default=false())
    refusals: Mapped[int] = mapped_column(default=0, server_default="0")
    is_patient: Mapped[bool] = mapped_column(default=False, server_default=false())
    was_in: Mapped[bool] = mapped_column(default=False, server_default=false())


_LEGS = select(BridgeLegTable.__table__)
# Every worker looks each second: these are made once.
_OF_EVENT = _LEGS.where(BridgeLegTable.event_id == bindparam("event_id"))
_STANDING = _LEGS.where(BridgeLegTable.state.in_(STANDING))
_LOST = _LEGS.where(
    BridgeLegTable.told_at <= bindparam("told_by", type_=BridgeLegTable.told_at.type), BridgeLegTable.state != "up"
)


def find_leg(act: Act, event_id: int) -> BridgeLeg | None:
    return one(BridgeLeg, act.connection.execute(_OF_EVENT, {"event_id": event_id}))


def lock_leg_of(act: Act, event_id: int) -> BridgeLeg:
    """The event's leg, which it has from now on, locked until the commit."""
    _make(act, event_id)
    return BridgeLeg(*act.connection.execute(_OF_EVENT.with_for_update(), {"event_id": event_id}).one())


def lock_leg(act: Act, token: str) -> BridgeLeg | None:
    """The leg whose present attempt this is, locked until the commit."""
    return one(BridgeLeg, act.connection.execute(_LEGS.where(BridgeLegTable.token == token).with_for_update()))


def find_leg_by_sid(act: Act, sid: str) -> BridgeLeg | None:
    return one(BridgeLeg, act.connection.execute(_LEGS.where(BridgeLegTable.sid == sid)))


def standing_legs(act: Act) -> list[BridgeLeg]:
    """Legs that are being dialled or up."""
    return every(BridgeLeg, act.connection.execute(_STANDING))


def lost_legs(act: Act, *, told_by: datetime) -> list[BridgeLeg]:
    """Legs whose room has lost its sound and was last told so then, or before."""
    return every(BridgeLeg, act.connection.execute(_LOST, {"told_by": told_by}))


def note_told(act: Act, leg: BridgeLeg, *, at: datetime) -> bool:
    """Whether the room was not told since this leg was read, nor has its sound come back."""
    told = update(BridgeLegTable).where(
        BridgeLegTable.event_id == leg.event_id, BridgeLegTable.told_at == leg.told_at, BridgeLegTable.state != "up"
    )
    return act.connection.execute(told.values(told_at=at)).rowcount == 1


def known_sids(act: Act, sids: Collection[str]) -> set[str]:
    """Which of these calls are legs already, or test calls, which go between the same numbers."""
    legs = act.connection.execute(select(BridgeLegTable.sid).where(BridgeLegTable.sid.in_(sids)))
    return {row.sid for row in legs} | known_test_sids(act, sids)


def claim_leg(act: Act, event_id: int, *, attempt: dict[str, Any], lease: timedelta) -> bool:
    """Whether this attempt (`token, dialled, digits, called_from`, and what it begins with) may dial now.

    That is, no leg stands, none is being dialled, and the pause is over.
    """
    _make(act, event_id)
    claimed = (
        update(BridgeLegTable)
        .where(
            BridgeLegTable.event_id == event_id,
            BridgeLegTable.state.not_in(STANDING),
            or_(BridgeLegTable.next_at.is_(None), is_past(BridgeLegTable.next_at)),
        )
        .values(
            state="dialling",
            sid=None,
            leased_until=act.now + lease,
            attempts=BridgeLegTable.attempts + 1,
            changed_at=act.now,
            answered_at=None,
            proved_at=None,
            **attempt,
        )
    )
    return act.connection.execute(claimed, moments_of(act)).rowcount == 1


def _make(act: Act, event_id: int) -> None:
    new = insert_or(table_of(BridgeLegTable), act.connection).values(event_id=event_id).on_conflict_do_nothing()
    act.connection.execute(new)


def adopt_sid(act: Act, token: str, sid: str) -> bool:
    """Whether the attempt is being dialled; `sid` is its call, unless it knows another."""
    free = or_(BridgeLegTable.sid.is_(None), BridgeLegTable.sid == sid)
    adopted = update(BridgeLegTable).where(BridgeLegTable.token == token, BridgeLegTable.state == "dialling", free)
    return act.connection.execute(adopted.values(sid=sid, leased_until=None)).rowcount == 1


def release_sid(act: Act, sid: str, *, but_for: str) -> None:
    """Takes the call from every attempt that had guessed it was its own, but for the one of this token."""
    act.connection.execute(
        update(BridgeLegTable).where(BridgeLegTable.sid == sid, BridgeLegTable.token != but_for).values(sid=None)
    )


def change_leg(act: Act, token: str, values: dict[str, Any], *, states: Collection[str]) -> bool:
    """Whether this attempt was still the present one and in one of these states."""
    changed = (
        update(BridgeLegTable).where(BridgeLegTable.token == token, BridgeLegTable.state.in_(states)).values(values)
    )
    return act.connection.execute(changed).rowcount == 1
