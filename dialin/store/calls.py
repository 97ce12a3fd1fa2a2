"""The call table: each telephone conversation with its state, its last turn and what is known of its end."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Executable, ForeignKey, Index, and_, bindparam, false, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.dialogue.words.state import Place
from dialin.store.act import Act
from dialin.store.bridge_legs import BridgeLegTable
from dialin.store.database import Base, insert_or, kept_as_word, table_of
from dialin.store.events import LEG_COLUMNS, Event, EventTable
from dialin.store.hands import Hand, HandTable
from dialin.store.rows import one
from dialin.store.sealing.columns import SealedNumber, SealedText
from dialin.store.work import UNHEARD, WorkTable

LINE_LANGUAGE = "de"  # of a line without an event


@dataclass(frozen=True, slots=True)
class Call:
    """One telephone conversation."""

    id: int
    sid: str  # the provider's id
    event_id: int | None
    attendee_id: int | None
    caller: str | None  # E.164; None where withheld
    dialled: str  # E.164
    language: str  # of what is said
    stage: str  # of the dialogue, for staff to read
    place: Place  # for rules
    state: str  # JSON of the dialogue's state
    turn: int  # number of the last turn answered
    reply: str  # the document it was answered with, for repeats
    said: str | None  # JSON of the last words that the caller was to understand
    news_id: int | None  # the news that the last turn told
    is_waiting: bool  # on the line for a seat
    wants_music: bool
    trouble: str | None  # the stage in which help was asked for, until staff clear it
    hinted_at: datetime | None  # when this caller was last told, alone, that nobody hears them
    started_at: datetime
    changed_at: datetime
    hung_up_at: datetime | None
    greeted_in: str | None  # the language of the greeting; None in calls of a version that did not keep it
    is_forgotten: bool  # the number is gone here, and the provider is asked to delete the call
    is_by_line: bool  # whose call it is is known from the number shown alone, and no PIN was keyed
    mark: str | None  # in every address of its documents; None in calls of a version that did not draw one
    is_over_for_good: bool  # the provider itself has said so, and did not only fail to list the call
    course: str | None  # its turns so far, by kind (store/courses.py); None in calls of a version that did not keep it
    work_id: int | None  # what the city called for; None where somebody has called
    # Where the query asked for them:
    event: Event | None = None
    hand: Hand | None = None  # the attendee's raised hand
    shown_out_by: int | None = None  # news that this call may not stay, which it has not heard

    @property
    def has_floor(self) -> bool:
        return self.hand is not None and self.hand.has_floor

    @property
    def is_open(self) -> bool:
        """Whether the caller's microphone is open."""
        return self.hand is not None and self.hand.is_open

    @property
    def line_language(self) -> str:
        """In which this line greets."""
        return self.greeted_in or (LINE_LANGUAGE if self.event is None else self.event.language)

    @property
    def chosen_language(self) -> str | None:
        """What the caller has asked for before it was known who calls, where the line greets in another language."""
        return None if self.attendee_id is not None or self.language == self.line_language else self.language


class CallTable(Base):
    __tablename__ = "call"
    __table_args__ = (
        Index("calls_of_event", "event_id", "hung_up_at"),
        Index("lines_of_number", "dialled", "hung_up_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    sid: Mapped[str] = mapped_column(unique=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), index=True)
    caller: Mapped[str | None] = mapped_column(SealedNumber)
    dialled: Mapped[str]
    language: Mapped[str]
    stage: Mapped[str]
    place: Mapped[Place] = mapped_column(kept_as_word(Place), server_default=Place.DIALOGUE.value)
    state: Mapped[str] = mapped_column(SealedText)
    turn: Mapped[int]
    reply: Mapped[str] = mapped_column(SealedText)
    said: Mapped[str | None] = mapped_column(SealedText)
    news_id: Mapped[int | None]
    is_waiting: Mapped[bool] = mapped_column(default=False)
    wants_music: Mapped[bool] = mapped_column(default=True)
    trouble: Mapped[str | None]
    hinted_at: Mapped[datetime | None]
    started_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    hung_up_at: Mapped[datetime | None] = mapped_column(index=True)
    greeted_in: Mapped[str | None]
    is_forgotten: Mapped[bool] = mapped_column(default=False, server_default=false())
    is_by_line: Mapped[bool] = mapped_column(server_default=false())
    mark: Mapped[str | None]
    is_over_for_good: Mapped[bool] = mapped_column(default=False, server_default=false())
    course: Mapped[str | None]
    work_id: Mapped[int | None]


WITH_EVENT_AND_HAND = (
    select(
        CallTable.__table__,
        *table_of(EventTable).c,
        *LEG_COLUMNS,
        *table_of(HandTable).c,
    )
    .outerjoin(EventTable, EventTable.id == CallTable.event_id)
    .outerjoin(BridgeLegTable, BridgeLegTable.event_id == CallTable.event_id)
    .outerjoin(HandTable, and_(HandTable.attendee_id == CallTable.attendee_id, HandTable.lowered_at.is_(None)))
)
_SHOWN_OUT_BY = select(func.min(WorkTable.id)).where(WorkTable.call_id == CallTable.id, *UNHEARD).scalar_subquery()
_LOAD = WITH_EVENT_AND_HAND.add_columns(_SHOWN_OUT_BY).where(CallTable.sid == bindparam("sid"))
# A lock that lets others refer to the call: news for it is left by whoever moves the waiting list, never waiting here.
_LOAD_LOCKED = _LOAD.with_for_update(of=table_of(CallTable), key_share=True)


def load_call(act: Act, sid: str, *, lock: bool = True) -> Call | None:
    """The call with its event and its raised hand; locked until the commit: turns go one at a time."""
    return one(_with_news_too, act.connection.execute(_LOAD_LOCKED if lock else _LOAD, {"sid": sid}))


_EVENT_AT = len(table_of(CallTable).c)
_HAND_AT = _EVENT_AT + len(table_of(EventTable).c) + len(LEG_COLUMNS)


def with_event_and_hand(*row: Any) -> Call:
    event = None if row[_EVENT_AT] is None else Event(*row[_EVENT_AT:_HAND_AT])
    hand = None if row[_HAND_AT] is None else Hand(*row[_HAND_AT:])
    return Call(*[*row[:_EVENT_AT], event, hand])


def _with_news_too(*row: Any) -> Call:
    *known, news = row
    found = with_event_and_hand(*known)
    return found if news is None else replace(found, shown_out_by=news)


def blank_call(sid: str, now: datetime) -> Call:
    """A call that has just begun and is not saved yet; whoever begins it writes in what is known of it."""
    return Call(
        id=0,
        sid=sid,
        event_id=None,
        attendee_id=None,
        caller=None,
        dialled="",
        language=LINE_LANGUAGE,
        stage="",
        place=Place.DIALOGUE,
        state="",
        turn=0,
        reply="",
        said=None,
        news_id=None,
        is_waiting=False,
        wants_music=True,
        trouble=None,
        hinted_at=None,
        started_at=now,
        changed_at=now,
        hung_up_at=None,
        greeted_in=None,
        is_forgotten=False,
        is_by_line=False,
        mark=None,
        is_over_for_good=False,
        course=None,
        work_id=None,
    )


_COLUMNS = tuple(column.name for column in table_of(CallTable).c if column.name != "id")


@cache
def _begin(dialect: str) -> Executable:
    columns: dict[str, Any] = {name: bindparam(name) for name in _COLUMNS}
    begun = insert_or(table_of(CallTable), dialect).values(columns).on_conflict_do_nothing(index_elements=["sid"])
    return begun.returning(CallTable.id)  # psycopg's rowcount is not kept for an INSERT that returns its key by itself


def begin_call(act: Act, call: Call) -> bool:
    """Whether the call is new; False where its provider id is known already."""
    values = {name: getattr(call, name) for name in _COLUMNS}
    return act.connection.execute(_begin(act.connection.dialect.name), values).first() is not None


_CHANGED_BY_A_TURN = (
    "event_id", "attendee_id", "language", "stage", "place", "state", "turn", "reply", "said", "news_id",
    "is_waiting", "changed_at", "is_by_line", "course",
)  # fmt: skip
_TURN = (
    update(CallTable)
    .where(CallTable.id == bindparam("call_id"))
    .values({name: bindparam(name) for name in _CHANGED_BY_A_TURN})
)


def save_turn(act: Act, call: Call) -> None:
    """Saves all that a turn may change."""
    act.connection.execute(_TURN, {"call_id": call.id, **{name: getattr(call, name) for name in _CHANGED_BY_A_TURN}})


_NO_TROUBLE = (
    update(CallTable).where(CallTable.id == bindparam("call_id"), CallTable.trouble.is_not(None)).values(trouble=None)
)


def clear_trouble(act: Act, call_id: int) -> None:
    act.connection.execute(_NO_TROUBLE, {"call_id": call_id})


def change_call(act: Act, call_id: int, values: dict[str, Any]) -> None:
    act.connection.execute(update(CallTable).where(CallTable.id == call_id).values(values))


def keep_said(act: Act, call_id: int, said: str) -> None:
    """Of a live call: nothing said is kept beyond its end."""
    live = update(CallTable).where(CallTable.id == call_id, CallTable.hung_up_at.is_(None))
    act.connection.execute(live.values(said=said))


_BY_ID = select(CallTable.__table__).where(CallTable.id == bindparam("call_id"))


def load_call_by_id(act: Act, call_id: int, *, lock: bool = False) -> Call | None:
    """lock: until the commit, so that the call does not end meanwhile."""
    statement = _BY_ID.with_for_update(key_share=True) if lock else _BY_ID
    return one(Call, act.connection.execute(statement, {"call_id": call_id}))
