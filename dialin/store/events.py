"""The event table: gatherings with a dial-in, a start and a number of seats."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.rules.dial_strings import Mode
from dialin.store.act import Act
from dialin.store.bridge_legs import BridgeLegTable
from dialin.store.database import Base
from dialin.store.rows import every, one
from dialin.store.sealing.columns import SealedJSON, SealedText


@dataclass(frozen=True, slots=True)
class Event:
    """One event; the number of its seat rows is its capacity. Minutes are whole minutes, numbers E.164."""

    id: int
    slug: str
    title: str
    starts: datetime
    ends: datetime
    registration_closes: datetime
    timezone: str
    doors_minutes: int
    grace_minutes: int
    no_show_minutes: int
    pin_length: int
    language: str
    number: str | None
    office: str | None
    bridge_mode: Mode
    bridge_number: str | None
    bridge_digits: str | None  # keys sent after the answer; w waits half a second, W a second
    bridge_sip: str | None
    bridge_platform: str | None  # one of rules/bridging/platforms.py
    bridge_headers: list[list[str]]
    bridge_meeting: str | None  # on its platform: an id or a name, on Jitsi room@conference.host
    bridge_api: str | None  # where the platform is asked
    bridge_secret: str | None
    platform_number: str | None  # what the platform says is to be dialled instead of bridge_number
    platform_code: str | None  # its digits in the place of those in bridge_digits
    room_pin: str | None  # under which our own mapper knows its room on Jitsi; drawn once
    office_hours: str | None  # when the people behind the key 0 are there, as "Mo-Fr 08:00-18:00"; None: always tried
    knows_lines: bool  # a call from a seat's registered number needs no PIN
    is_recorded: bool  # the videoconference is recorded or streamed, so speakers are asked first
    most_lines: int | None  # callers put through at once in direct mode; None: no limit
    most_per_line: int  # people whom one line registers by telephone, where staff allow it no more
    takes_hands: bool  # hands may be raised now
    created_at: datetime
    ended_at: datetime | None
    cancelled_at: datetime | None
    # Of its bridge leg, in the queries that ask for it:
    bridge_state: str | None = None  # idle, dialling, up or down
    bridge_since: datetime | None = None
    bridge_failure: str | None = None
    bridge_proved_at: datetime | None = None  # since when it is believed to be in
    bridge_answered_at: datetime | None = None
    bridge_outcome: str | None = None  # of the last attempt that came to something
    bridge_is_sure: bool | None = None  # the platform itself has said so
    bridge_attempts: int | None = None  # in a row that did not stand
    bridge_refusals: int | None = None  # in a row
    bridge_next_at: datetime | None = None

    @property
    def is_direct(self) -> bool:
        """Every caller has a leg of their own into the videoconference; else all meet in a phone room."""
        return self.bridge_mode == "direct"

    @property
    def line_limit(self) -> int | None:
        """How many of these legs may stand at once; None where nothing limits them."""
        return self.most_lines if self.is_direct else None


class EventTable(Base):
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
    bridge_digits: Mapped[str | None] = mapped_column(SealedText)
    bridge_sip: Mapped[str | None] = mapped_column(SealedText)
    bridge_platform: Mapped[str | None]
    bridge_headers: Mapped[list[list[str]]] = mapped_column(SealedJSON, default=list)
    bridge_meeting: Mapped[str | None] = mapped_column(SealedText)
    bridge_api: Mapped[str | None]
    bridge_secret: Mapped[str | None] = mapped_column(SealedText)
    platform_number: Mapped[str | None]
    platform_code: Mapped[str | None] = mapped_column(SealedText)
    room_pin: Mapped[str | None] = mapped_column(SealedText)
    office_hours: Mapped[str | None]
    knows_lines: Mapped[bool] = mapped_column(default=False)
    is_recorded: Mapped[bool] = mapped_column(default=False)
    most_lines: Mapped[int | None]
    most_per_line: Mapped[int] = mapped_column(server_default="4")
    takes_hands: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]


LEG_COLUMNS = (
    BridgeLegTable.state,
    BridgeLegTable.changed_at,
    BridgeLegTable.failure,
    BridgeLegTable.proved_at,
    BridgeLegTable.answered_at,
    BridgeLegTable.outcome,
    BridgeLegTable.is_sure,
    BridgeLegTable.attempts,
    BridgeLegTable.refusals,
    BridgeLegTable.next_at,
)
_WITH_LEG = select(EventTable.__table__, *LEG_COLUMNS).outerjoin(
    BridgeLegTable, BridgeLegTable.event_id == EventTable.id
)
_BY_SLUG = _WITH_LEG.where(EventTable.slug == bindparam("slug"))
_BY_ID = select(EventTable.__table__).where(EventTable.id == bindparam("event_id"))
_BY_ID_LOCKED = _BY_ID.with_for_update(key_share=True)  # calls and log entries may still refer to it
_LIVE = select(EventTable.__table__).where(EventTable.ended_at.is_(None)).order_by(EventTable.starts, EventTable.id)
_ON_NUMBER = _WITH_LEG.where(
    EventTable.ended_at.is_(None), or_(EventTable.number == bindparam("number"), EventTable.number.is_(None))
).order_by(EventTable.starts, EventTable.id)

_LAST_ENDED = (
    _WITH_LEG.where(
        EventTable.ended_at >= bindparam("since"),
        EventTable.cancelled_at.is_(None),
        or_(EventTable.number == bindparam("number"), EventTable.number.is_(None)),
    )
    .order_by(EventTable.ended_at.desc(), EventTable.id)
    .limit(1)
)


def find_event(act: Act, slug: str) -> Event | None:
    return one(Event, act.connection.execute(_BY_SLUG, {"slug": slug}))


def load_event(act: Act, event_id: int) -> Event:
    return Event(*act.connection.execute(_BY_ID, {"event_id": event_id}).one())


def lock_event(act: Act, event_id: int) -> Event:
    """The event, locked until the end of the transaction: whatever moves a waiting list goes one at a time.

    Whoever locks a call as well locks it first.
    """
    return Event(*act.connection.execute(_BY_ID_LOCKED, {"event_id": event_id}).one())


def list_events(act: Act) -> list[Event]:
    return every(
        Event, act.connection.execute(select(EventTable.__table__).order_by(EventTable.starts.desc(), EventTable.id))
    )


def live_events(act: Act) -> list[Event]:
    """Events that have not ended, the nearest first."""
    return every(Event, act.connection.execute(_LIVE))


def events_on_number(act: Act, number: str) -> list[Event]:
    """Events that have not ended and are reached on this number, and those without a number."""
    return every(Event, act.connection.execute(_ON_NUMBER, {"number": number}))


def last_ended_on_number(act: Act, number: str, *, since: datetime) -> Event | None:
    """The event that was the last to end on this number, since then."""
    return one(Event, act.connection.execute(_LAST_ENDED, {"number": number, "since": since}))


def add_event(act: Act, values: dict[str, Any]) -> int:
    return int(act.connection.execute(insert(EventTable).values(values).returning(EventTable.id)).scalar_one())


def change_event(act: Act, event_id: int, values: dict[str, Any]) -> None:
    act.connection.execute(update(EventTable).where(EventTable.id == event_id).values(values))


def mark_ended(act: Act, event_id: int) -> bool:
    """Whether this call ended it; False where it had ended before."""
    ended = update(EventTable).where(EventTable.id == event_id, EventTable.ended_at.is_(None)).values(ended_at=act.now)
    return act.connection.execute(ended).rowcount == 1


def mark_called_off(act: Act, event_id: int) -> bool:
    """Whether this called it off; False where it had been before."""
    called_off = update(EventTable).where(EventTable.id == event_id, EventTable.cancelled_at.is_(None))
    return act.connection.execute(called_off.values(cancelled_at=act.now)).rowcount == 1
