"""The work table: all that must go out, claimed by lease and finished once; here the news for live calls.

What is not for a call that is live (calls out, messages, letters) stands in the same rows; `outgoing.py` asks for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, Index, bindparam, func, or_, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.rules.outgoing.words import Lane, Outcome
from dialin.store.act import Act
from dialin.store.database import Base, insert_or, kept_as_word, table_of
from dialin.store.moments import is_past, moments_of
from dialin.store.rows import every, one
from dialin.store.sealing.columns import SealedJSON, SealedText

EARLIER_SIDS = "sids"  # in the details of what goes out: the provider's ids of attempts and parts before
SHOW_OUT = "show_out"  # the kind of work that tells a call news after which it may not stay in the event


@dataclass(frozen=True, slots=True)
class Work:
    """One thing to do at the provider."""

    id: int
    key: str
    kind: str
    call_id: int | None
    details: dict[str, Any]
    due_at: datetime
    attempts: int
    token: str | None  # the lease's fence; whoever has lost it changes nothing
    done_at: datetime | None
    failure: str | None
    heard_at: datetime | None  # when the call first asked for the news: it is out of the room then
    lane: Lane
    event_id: int | None  # of what goes out, as all that follows; of news it is the call's
    attendee_id: int | None
    campaign_id: int | None
    sid: str | None  # the provider's id of the call or message of the present attempt
    begun_at: datetime | None  # when the present attempt began; None while it waits for its time
    outcome: Outcome | None  # of the last attempt; once it is done, for good
    done_by: str | None  # the member of staff, where it was done by one
    added_at: datetime | None


class WorkTable(Base):
    __tablename__ = "work"
    __table_args__ = (
        Index("open_work", "lane", "done_at", "due_at"),
        Index("outgoing_of_event", "event_id", "kind", "attendee_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    call_id: Mapped[int | None] = mapped_column(ForeignKey("call.id"), index=True)
    details: Mapped[dict[str, Any]] = mapped_column(SealedJSON)
    due_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    token: Mapped[str | None]
    done_at: Mapped[datetime | None] = mapped_column(index=True)
    failure: Mapped[str | None] = mapped_column(SealedText)
    heard_at: Mapped[datetime | None]
    lane: Mapped[Lane] = mapped_column(kept_as_word(Lane), server_default=Lane.NEWS.value)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))
    attendee_id: Mapped[int | None] = mapped_column(ForeignKey("attendee.id"), index=True)
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"), index=True)
    sid: Mapped[str | None] = mapped_column(index=True)
    begun_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None] = mapped_column(kept_as_word(Outcome))
    done_by: Mapped[str | None]
    added_at: Mapped[datetime | None]


def with_sid(work: Work) -> dict[str, Any]:
    """Its details, in which the provider's id of the present attempt stays known: what it has there is deleted once."""
    if work.sid is None:
        return work.details
    return {**work.details, EARLIER_SIDS: [*work.details.get(EARLIER_SIDS, ()), work.sid]}


def add_work(act: Act, values: dict[str, Any]) -> int | None:
    """The id of the new row; None where work with this key is there already."""
    added = insert_or(table_of(WorkTable), act.connection).values(values).on_conflict_do_nothing(index_elements=["key"])
    return act.connection.execute(added.returning(WorkTable.id)).scalar_one_or_none()


_IS_OPEN_NEWS = (WorkTable.lane == Lane.NEWS, WorkTable.done_at.is_(None))
_DUE = select(WorkTable.id).where(*_IS_OPEN_NEWS, is_past(WorkTable.due_at))
_ANY_DUE = _DUE.limit(1)
# In a WITH, which is evaluated once: PostgreSQL may look at a subquery again and again, and lock more rows each time.
_NEXT = (
    _DUE.where(WorkTable.call_id.not_in(bindparam("not_about", expanding=True)))
    .order_by(WorkTable.due_at, WorkTable.id)
    .limit(bindparam("most"))
    .with_for_update(skip_locked=True)
    .cte("next")
)


def is_work_due(act: Act) -> bool:
    return act.connection.execute(_ANY_DUE, moments_of(act)).first() is not None


def count_due(act: Act) -> int:
    """Rows that are due and not done."""
    return int(act.connection.execute(select(func.count()).select_from(_DUE.subquery()), moments_of(act)).scalar_one())


def claim_work(act: Act, *, token: str, lease: timedelta, most: int = 20, not_about: Sequence[int] = ()) -> list[Work]:
    """Up to `most` rows that are due, leased to the holder of this token until now + lease; none of these calls."""
    claimed = (
        update(WorkTable)
        .where(WorkTable.id.in_(select(_NEXT.c.id)))
        .values(due_at=act.now + lease, token=token, attempts=WorkTable.attempts + 1)
        .returning(*table_of(WorkTable).c)
    )
    return every(Work, act.connection.execute(claimed, {**moments_of(act), "most": most, "not_about": not_about}))


def finish_work(act: Act, work_id: int, *, token: str | None, failure: str | None = None) -> bool:
    """Whether the row was still this token's; it is done now, for good or with a failure that stays on record."""
    finished = (
        update(WorkTable)
        .where(WorkTable.id == work_id, WorkTable.token == token, WorkTable.done_at.is_(None))
        .values(done_at=act.now, failure=failure)
    )
    return act.connection.execute(finished).rowcount == 1


def postpone_work(act: Act, work: Work, *, until: datetime, failure: str, was_tried: bool = True) -> None:
    """was_tried: else the attempt does not count."""
    postponed = (
        update(WorkTable)
        .where(WorkTable.id == work.id, WorkTable.token == work.token)
        .values(due_at=until, failure=failure, token=None, attempts=work.attempts - (not was_tried))
    )
    act.connection.execute(postponed)


def mark_heard(act: Act, work_id: int) -> bool:
    """Whether the call hears this news for the first time."""
    heard = update(WorkTable).where(WorkTable.id == work_id, WorkTable.heard_at.is_(None)).values(heard_at=act.now)
    return act.connection.execute(heard).rowcount == 1


UNHEARD = (WorkTable.kind == SHOW_OUT, WorkTable.heard_at.is_(None))


def forget_showing_out(act: Act, call_id: int, *, failure: str) -> None:
    """The call may stay after all: news on its way that says otherwise reaches it no more."""
    told = update(WorkTable).where(WorkTable.call_id == call_id, WorkTable.kind == SHOW_OUT)
    forgotten = told.where(or_(WorkTable.heard_at.is_(None), WorkTable.done_at.is_(None))).values(
        heard_at=func.coalesce(WorkTable.heard_at, act.now),
        done_at=func.coalesce(WorkTable.done_at, act.now),
        failure=failure,
    )
    act.connection.execute(forgotten)


_UNHEARD = select(func.min(WorkTable.id)).where(WorkTable.call_id == bindparam("call_id"), *UNHEARD)


def find_showing_out(act: Act, call_id: int) -> int | None:
    """The first news that this call may not stay which it has not heard."""
    return act.connection.execute(_UNHEARD, {"call_id": call_id}).scalar_one()


def open_work_of(act: Act, calls: Sequence[int]) -> list[Work]:
    """What is not done yet about these calls."""
    found = select(WorkTable.__table__).where(WorkTable.call_id.in_(calls), WorkTable.done_at.is_(None))
    return every(Work, act.connection.execute(found))


def drop_work(act: Act, ids: Sequence[int], *, failure: str) -> None:
    """It is neither delivered nor told any more, whoever may be at it."""
    dropped = update(WorkTable).where(WorkTable.id.in_(ids), WorkTable.done_at.is_(None))
    heard = func.coalesce(WorkTable.heard_at, act.now)
    act.connection.execute(dropped.values(done_at=act.now, heard_at=heard, failure=failure))


def load_work(act: Act, work_id: int) -> Work | None:
    return one(Work, act.connection.execute(select(WorkTable.__table__).where(WorkTable.id == work_id)))


def work_of_call(act: Act, call_id: int) -> list[Work]:
    """All that the call was to hear, in the order in which it came up."""
    of_call = select(WorkTable.__table__).where(WorkTable.call_id == call_id).order_by(WorkTable.id)
    return every(Work, act.connection.execute(of_call))
