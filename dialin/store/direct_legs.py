"""The direct_leg table: of each caller of an event in direct mode, their present or last line into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import BindParameter, ForeignKey, and_, bindparam, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.dialogue.words.state import Place
from dialin.rules.bridging.partings import STOOD, TOGETHER
from dialin.store.act import Act
from dialin.store.calls import CallTable
from dialin.store.database import Base, insert_or, table_of
from dialin.store.rows import every, one


@dataclass(frozen=True, slots=True)
class DirectLeg:
    """A caller's own line into the videoconference: one row per call, written anew with each that is dialled."""

    call_id: int
    event_id: int
    dialled_at: datetime
    is_patient: bool  # its keys were sent with longer pauses
    ended_at: datetime | None  # None: it stands, or its caller has hung up or was led elsewhere
    after_keys: int | None  # seconds that it stood behind its last key; negative: it fell before
    outcome: str | None  # one of rules/bridging/outcomes.py, where it is known what became of it
    was_short_before: bool  # the line before it did not stand
    was_in: bool  # one of this call's lines has stood


class DirectLegTable(Base):
    __tablename__ = "direct_leg"

    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    dialled_at: Mapped[datetime]
    is_patient: Mapped[bool]
    ended_at: Mapped[datetime | None]
    after_keys: Mapped[int | None]
    outcome: Mapped[str | None]
    was_short_before: Mapped[bool]
    was_in: Mapped[bool]


_CALL: BindParameter[int] = bindparam("of_call")
_EVENT: BindParameter[int] = bindparam("of_event")
_AT = {name: bindparam(name, type_=DirectLegTable.dialled_at.type) for name in ("stood_by", "up_by", "since")}
_LEGS = select(DirectLegTable.__table__)
_OF_CALL = _LEGS.where(DirectLegTable.call_id == _CALL)
_IS_OPEN = and_(DirectLegTable.ended_at.is_(None), CallTable.hung_up_at.is_(None), CallTable.place == Place.EVENT)
_STANDS = and_(_IS_OPEN, DirectLegTable.dialled_at <= _AT["stood_by"])
_OTHERS = DirectLegTable.call_id != _CALL
_OF_EVENT = (
    select(DirectLegTable, CallTable).join(CallTable, CallTable.id == DirectLegTable.call_id)
    .where(DirectLegTable.event_id == _EVENT)
)  # fmt: skip
_AROUND = _OF_EVENT.with_only_columns(
    func.count().filter(_OTHERS, _IS_OPEN, DirectLegTable.dialled_at <= _AT["up_by"]),
    func.count().filter(_OTHERS, DirectLegTable.ended_at >= _AT["since"], DirectLegTable.after_keys >= 0),
    func.count().filter(or_(DirectLegTable.was_in, _STANDS)),
)
_LAST_IN = (
    _OF_EVENT.with_only_columns(DirectLegTable.is_patient)
    .where(or_(DirectLegTable.was_in, _STANDS))
    .order_by(DirectLegTable.dialled_at.desc())
    .limit(1)
)
_LATEST = (
    _OF_EVENT.with_only_columns(*table_of(DirectLegTable).c, _IS_OPEN)
    .order_by(DirectLegTable.dialled_at.desc(), DirectLegTable.call_id.desc())
    .limit(bindparam("at_most"))
)


@dataclass(frozen=True, slots=True)
class Around:
    """The lines of an event's other callers: how many stand, how many have just ended; and how many have ever stood."""

    standing: int
    just_ended: int
    proven: int


@dataclass(frozen=True, slots=True)
class LatestLeg:
    """A line, and whether it is still open."""

    leg: DirectLeg
    is_open: bool


def find_direct_leg(act: Act, call_id: int) -> DirectLeg | None:
    return one(DirectLeg, act.connection.execute(_OF_CALL, {"of_call": call_id}))


def write_direct_leg(act: Act, values: Mapping[str, Any]) -> None:
    """The line that a call dials now, in place of the one that it had."""
    new = insert_or(table_of(DirectLegTable), act.connection).values(dict(values))
    act.connection.execute(new.on_conflict_do_update(index_elements=["call_id"], set_=dict(values)))


def end_direct_leg(act: Act, call_id: int, values: Mapping[str, Any]) -> None:
    act.connection.execute(update(DirectLegTable).where(DirectLegTable.call_id == call_id).values(dict(values)))


def look_around(act: Act, leg: DirectLeg, *, until_up: timedelta) -> Around:
    """until_up: from dialling until a line is put through."""
    ended = leg.ended_at or act.now
    moments = {"stood_by": act.now - until_up - STOOD, "up_by": ended - until_up, "since": ended - TOGETHER}
    of_event = {"of_call": leg.call_id, "of_event": leg.event_id}
    return Around(*act.connection.execute(_AROUND, of_event | moments).one())


def was_last_patient(act: Act, event_id: int, *, until_up: timedelta) -> bool:
    """Whether the last line that has stood needed longer pauses."""
    found = {"of_event": event_id, "stood_by": act.now - until_up - STOOD}
    return bool(act.connection.execute(_LAST_IN, found).scalar())


def latest_direct_legs(act: Act, event_id: int, *, at_most: int) -> list[LatestLeg]:
    """The newest first."""
    found = act.connection.execute(_LATEST, {"of_event": event_id, "at_most": at_most})
    return every(lambda *row: LatestLeg(DirectLeg(*row[:-1]), bool(row[-1])), found)
