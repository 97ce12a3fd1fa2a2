"""The event table: gatherings with a dial-in, a start and a number of seats."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Connection, bindparam, insert, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.bridge_legs import BridgeLeg
from dialin.store.database import Base, Record, table_of


class Event(Base):
    """One event; the number of its seat rows is its capacity. Minutes are whole minutes, numbers E.164.

    office_hours: when the people behind the key 0 are there, as "Mo-Fr 08:00-18:00"; None: always tried.
    knows_lines: a call from a seat's registered number needs no PIN. is_recorded: the videoconference is recorded or
    streamed, so speakers are asked first. takes_hands: hands may be raised now.
    """

    __tablename__ = "event"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    starts: Mapped[datetime]
    ends: Mapped[datetime]
    registration_closes: Mapped[datetime]
    timezone: Mapped[str]
    doors_minutes: Mapped[int]
    grace_minutes: Mapped[int]
    no_show_minutes: Mapped[int]
    pin_length: Mapped[int]
    language: Mapped[str]
    number: Mapped[str | None]
    office: Mapped[str | None]
    bridge_mode: Mapped[str] = mapped_column(default="room")
    bridge_number: Mapped[str | None]
    bridge_digits: Mapped[str | None]
    bridge_sip: Mapped[str | None]
    bridge_headers: Mapped[list[list[str]]] = mapped_column(JSON, default=list)
    office_hours: Mapped[str | None]
    knows_lines: Mapped[bool] = mapped_column(default=False)
    is_recorded: Mapped[bool] = mapped_column(default=False)
    takes_hands: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]


# For queries of other tables that need to know the event of their row; id and language would be taken for theirs.
EVENT_COLUMNS = tuple(column for column in table_of(Event).c if column.name not in ("id", "language"))

_BY_SLUG = select(Event.__table__).where(Event.slug == bindparam("slug"))
_BY_ID = select(Event.__table__).where(Event.id == bindparam("event_id"))
_BY_ID_LOCKED = _BY_ID.with_for_update(key_share=True)  # calls and log entries may still refer to it
_LIVE = select(Event.__table__).where(Event.ended_at.is_(None)).order_by(Event.starts, Event.id)
_ON_NUMBER = (
    _LIVE.add_columns(BridgeLeg.state.label("bridge_state"))
    .outerjoin(BridgeLeg, BridgeLeg.event_id == Event.id)
    .where(or_(Event.number == bindparam("number"), Event.number.is_(None)))
)


def find_event(connection: Connection, slug: str) -> Record | None:
    return connection.execute(_BY_SLUG, {"slug": slug}).one_or_none()


def load_event(connection: Connection, event_id: int) -> Record:
    return connection.execute(_BY_ID, {"event_id": event_id}).one()


def lock_event(connection: Connection, event_id: int) -> Record:
    """The event, locked until the end of the transaction: whatever moves a waiting list goes one at a time.

    Whoever locks a call as well locks it first.
    """
    return connection.execute(_BY_ID_LOCKED, {"event_id": event_id}).one()


def list_events(connection: Connection) -> Sequence[Record]:
    return connection.execute(select(Event.__table__).order_by(Event.starts.desc(), Event.id)).all()


def live_events(connection: Connection) -> Sequence[Record]:
    """Events that have not ended, the nearest first."""
    return connection.execute(_LIVE).all()


def events_on_number(connection: Connection, number: str) -> Sequence[Record]:
    """Events that have not ended and are reached on this number, with `bridge_state`; without a number: on any."""
    return connection.execute(_ON_NUMBER, {"number": number}).all()


def add_event(connection: Connection, values: dict[str, Any]) -> int:
    return int(connection.execute(insert(Event).values(values).returning(Event.id)).scalar_one())


def change_event(connection: Connection, event_id: int, values: dict[str, Any]) -> None:
    connection.execute(update(Event).where(Event.id == event_id).values(values))


def mark_ended(connection: Connection, event_id: int, now: datetime) -> bool:
    """Whether this call ended it; False where it had ended before."""
    ended = update(Event).where(Event.id == event_id, Event.ended_at.is_(None)).values(ended_at=now)
    return connection.execute(ended).rowcount == 1
