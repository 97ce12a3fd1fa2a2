"""The call table: each telephone conversation with its state, its last turn and what is known of its end."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Executable, ForeignKey, Index, and_, bindparam, or_, select, true, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.bridge_legs import BridgeLeg
from dialin.store.database import Base, Record, insert_or, table_of
from dialin.store.events import EVENT_COLUMNS, Event
from dialin.store.hands import Hand
from dialin.store.seats import Seat


class Call(Base):
    """One call. turn: number of the last turn answered; reply: what it was answered with, for repeats.

    sid: the provider's id. caller, dialled: E.164; caller is None where withheld. state: JSON of the stage.
    is_waiting: on the line for a seat. trouble: the stage in which a mark for help was set, until staff clear it.
    hinted_at: when this caller was last told, alone, that nobody hears them.
    """

    __tablename__ = "call"
    __table_args__ = (
        Index("calls_of_event", "event_id", "hung_up_at"),
        Index("lines_of_number", "dialled", "hung_up_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sid: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), index=True)
    caller: Mapped[str | None]
    dialled: Mapped[str]
    language: Mapped[str]
    stage: Mapped[str]
    state: Mapped[str]
    turn: Mapped[int]
    reply: Mapped[str]
    news_id: Mapped[int | None]
    is_waiting: Mapped[bool] = mapped_column(default=False)
    wants_music: Mapped[bool] = mapped_column(default=True)
    trouble: Mapped[str | None]
    hinted_at: Mapped[datetime | None]
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    hung_up_at: Mapped[datetime | None] = mapped_column(index=True)


_LOAD = (
    select(
        Call.__table__,
        *EVENT_COLUMNS,
        Event.language.label("event_language"),
        BridgeLeg.state.label("bridge_state"),
        Hand.id.label("hand_id"),
        Hand.floor_at,
        Hand.is_open,
        Hand.may_be_recorded,
    )
    .outerjoin(Event, Event.id == Call.event_id)
    .outerjoin(BridgeLeg, BridgeLeg.event_id == Call.event_id)
    .outerjoin(Hand, and_(Hand.attendee_id == Call.attendee_id, Hand.lowered_at.is_(None)))
    .where(Call.sid == bindparam("sid"))
)
# A lock that lets others refer to the call: news for it is left by whoever moves the waiting list, never waiting here.
_LOAD_LOCKED = _LOAD.with_for_update(of=table_of(Call), key_share=True)


def load_call(connection: Connection, sid: str, *, lock: bool = True) -> Record | None:
    """The call with its event, `bridge_state` and its raised hand; locked until the commit: turns go one at a time.

    The event's columns (all but id and language) are None while the call belongs to no event.
    """
    return connection.execute(_LOAD_LOCKED if lock else _LOAD, {"sid": sid}).one_or_none()


@cache
def _begin(dialect: str) -> Executable:
    columns: dict[str, Any] = {
        column.name: bindparam(column.name) for column in table_of(Call).c if column.name != "id"
    }
    begun = insert_or(table_of(Call), dialect).values(columns).on_conflict_do_nothing(index_elements=["sid"])
    return begun.returning(Call.id)  # psycopg's rowcount is not kept for an INSERT that returns its key by itself


def begin_call(connection: Connection, values: dict[str, Any]) -> bool:
    """Whether the call is new; False where this provider id is known already. Columns not given are NULL."""
    empty = dict.fromkeys(column.name for column in table_of(Call).c if column.name != "id")
    return connection.execute(_begin(connection.dialect.name), empty | values).first() is not None


_TURN = (
    update(Call)
    .where(Call.id == bindparam("call_id"))
    .values(
        {
            name: bindparam(name)
            for name in (
                "event_id",
                "attendee_id",
                "language",
                "stage",
                "state",
                "turn",
                "reply",
                "news_id",
                "is_waiting",
                "changed_at",
            )
        }
    )
)
_ATTENDEE = (
    update(Call).where(Call.id == bindparam("call_id")).values(event_id=bindparam("e"), attendee_id=bindparam("a"))
)


def save_turn(connection: Connection, call_id: int, values: dict[str, Any]) -> None:
    """Saves all that a turn may change; `values` names every such column."""
    connection.execute(_TURN, {"call_id": call_id, **values})


def bind_attendee(connection: Connection, call_id: int, *, event_id: int, attendee_id: int | None) -> None:
    connection.execute(_ATTENDEE, {"call_id": call_id, "e": event_id, "a": attendee_id})


_NO_TROUBLE = update(Call).where(Call.id == bindparam("call_id"), Call.trouble.is_not(None)).values(trouble=None)


def clear_trouble(connection: Connection, call_id: int) -> None:
    connection.execute(_NO_TROUBLE, {"call_id": call_id})


def change_call(connection: Connection, call_id: int, values: dict[str, Any]) -> None:
    connection.execute(update(Call).where(Call.id == call_id).values(values))


_END = (
    update(Call)
    .where(Call.sid == bindparam("ended_sid"), Call.hung_up_at.is_(None))
    .values(hung_up_at=bindparam("now", type_=Call.hung_up_at.type), is_waiting=False)
    .returning(Call.id, Call.event_id, Call.attendee_id, Call.stage)
)


def mark_call_ended(connection: Connection, sid: str, now: datetime) -> Record | None:
    """The call that this ended (`id, event_id, attendee_id, stage`); None where it had ended before or never began."""
    return connection.execute(_END, {"ended_sid": sid, "now": now}).one_or_none()


_LIVE = select(Call.__table__).where(Call.hung_up_at.is_(None)).order_by(Call.id)
_BY_ID = select(Call.__table__).where(Call.id == bindparam("call_id"))


def load_call_by_id(connection: Connection, call_id: int, *, lock: bool = False) -> Record | None:
    """lock: until the commit, so that the call does not end meanwhile."""
    statement = _BY_ID.with_for_update(key_share=True) if lock else _BY_ID
    return connection.execute(statement, {"call_id": call_id}).one_or_none()


def live_calls(connection: Connection) -> Sequence[Record]:
    return connection.execute(_LIVE).all()


def calls_of_event(connection: Connection, event_id: int) -> Sequence[Record]:
    """Live calls that belong to the event."""
    return connection.execute(_LIVE.where(Call.event_id == event_id)).all()


def calls_to_event(connection: Connection, event_id: int, number: str | None) -> Sequence[Record]:
    """Live calls of the event, and those on its number that belong to no event yet."""
    unbound = and_(Call.event_id.is_(None), Call.dialled == number if number is not None else true())
    return connection.execute(_LIVE.where(or_(Call.event_id == event_id, unbound))).all()


_OVER_BUT_SEATED = (
    select(Call.id, Call.hung_up_at, Seat.event_id)
    .join(Seat, Seat.call_id == Call.id)
    .where(Call.hung_up_at.is_not(None))
    .order_by(Call.id)
)


def over_but_seated(connection: Connection, *, lock: bool) -> Sequence[Record]:
    """Calls that are over and still have a seat: `id, hung_up_at, event_id` (of the seat)."""
    found = _OVER_BUT_SEATED.with_for_update(of=table_of(Call)) if lock else _OVER_BUT_SEATED
    return connection.execute(found).all()


def calls_after_the_end(connection: Connection) -> Sequence[Record]:
    """Live calls of events that have ended: `id, sid, event_id, stage, started_at, ended_at` (of the event)."""
    found = select(Call.id, Call.sid, Call.event_id, Call.stage, Call.started_at, Event.ended_at)
    after = found.join(Event, Event.id == Call.event_id).where(Call.hung_up_at.is_(None), Event.ended_at.is_not(None))
    return connection.execute(after.order_by(Call.id)).all()
