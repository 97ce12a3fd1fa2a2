"""What goes out, in the work table: calls, letters, messages, and what staff tell by themselves.

A row waits for its time (`due_at`), is begun by one worker (`begun_at`, an attempt with a number of its own, which
stands in the addresses given to the provider), and is done or waits for its next attempt. Who begins it writes that
down before anything is asked of the provider: a row whose worker is gone is known to have been begun, and whether a
call of it was placed is found out before it is begun again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, or_, select, update

from dialin.rules.outgoing.words import REACHED, Lane, Outcome, Purpose
from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.database import insert_or, table_of
from dialin.store.rows import every, one
from dialin.store.work import EARLIER_SIDS, Work, WorkTable, with_sid

_LANE = WorkTable.lane == bindparam("of_lane", type_=WorkTable.lane.type)
_IS_OPEN = WorkTable.done_at.is_(None)
_IS_DUE = WorkTable.due_at <= bindparam("now", type_=WorkTable.due_at.type)
_NEW, _BEGUN = (_LANE, _IS_OPEN, WorkTable.begun_at.is_(None), _IS_DUE), (
    _LANE, _IS_OPEN, WorkTable.begun_at.is_not(None), _IS_DUE,
)  # fmt: skip


def add_outgoing(act: Act, rows: Sequence[Mapping[str, Any]]) -> None:
    """One row of work each; one whose key is there already stays as it is. Needed: key, kind, lane, due_at."""
    if not rows:
        return
    usual: dict[str, Any] = {"details": {}, "call_id": None, "event_id": None, "attendee_id": None, "campaign_id": None}
    filled = [{**usual, "added_at": act.now, **row} for row in rows]
    added = insert_or(table_of(WorkTable), act.connection).on_conflict_do_nothing(index_elements=["key"])
    act.connection.execute(added, filled)


def _next(*conditions: ColumnElement[bool]) -> Any:
    return (
        select(WorkTable.id)
        .where(*conditions)
        .order_by(WorkTable.due_at, WorkTable.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .cte("next")
    )


_NEXT_NEW, _NEXT_BEGUN = _next(*_NEW), _next(*_BEGUN)
_BEGIN = (
    update(WorkTable)
    .where(WorkTable.id.in_(select(_NEXT_NEW.c.id)))
    .values(
        due_at=bindparam("until", type_=WorkTable.due_at.type),
        begun_at=bindparam("now", type_=WorkTable.due_at.type),
        token=bindparam("by"),
        attempts=WorkTable.attempts + 1,
        sid=None,
    )
    .returning(*table_of(WorkTable).c)
)
_TAKE_UP = (
    update(WorkTable)
    .where(WorkTable.id.in_(select(_NEXT_BEGUN.c.id)))
    .values(due_at=bindparam("until", type_=WorkTable.due_at.type), token=bindparam("by"))
    .returning(*table_of(WorkTable).c)
)
_ANY_DUE = select(WorkTable.id).where(_LANE, _IS_OPEN, _IS_DUE).limit(1)


def is_outgoing_due(act: Act, lane: Lane) -> bool:
    """A look that takes no lock."""
    return act.connection.execute(_ANY_DUE, {"of_lane": lane, "now": act.now}).first() is not None


def begin_next(act: Act, lane: Lane, *, token: str, lease: timedelta) -> Work | None:
    """The next row that is due, and begun now by this token; until now + lease nobody else looks at it."""
    asked = {"of_lane": lane, "now": act.now, "until": act.now + lease, "by": token}
    return one(Work, act.connection.execute(_BEGIN, asked))


def take_up_next(act: Act, lane: Lane, *, token: str, lease: timedelta) -> Work | None:
    """The next row that was begun and of which nothing was heard in time; whoever was at it has lost it."""
    asked = {"of_lane": lane, "now": act.now, "until": act.now + lease, "by": token}
    return one(Work, act.connection.execute(_TAKE_UP, asked))


def is_line_busy(act: Act, number: str, *, but_for: int) -> bool:
    """Whether somebody else is being called on this line at this moment. number: E.164."""
    on_line = WorkTable.attendee_id.in_(select(AttendeeTable.id).where(AttendeeTable.phone == number))
    called = (WorkTable.lane == Lane.CALLS, _IS_OPEN, WorkTable.begun_at.is_not(None), WorkTable.id != but_for)
    return act.connection.execute(select(WorkTable.id).where(*called, on_line).limit(1)).first() is not None


def load_attempt(act: Act, work_id: int, attempt: int) -> Work | None:
    """The row, locked, where this is its present attempt; None where it is another, or done."""
    found = select(WorkTable.__table__).where(
        WorkTable.id == work_id, WorkTable.attempts == attempt, WorkTable.begun_at.is_not(None), _IS_OPEN
    )
    return one(Work, act.connection.execute(found.with_for_update()))


def lock_outgoing(act: Act, work_id: int) -> Work | None:
    """The row, open or done, locked."""
    found = select(WorkTable.__table__).where(WorkTable.id == work_id).with_for_update()
    return one(Work, act.connection.execute(found))


def note_sid(act: Act, work: Work, sid: str, *, until: datetime) -> bool:
    """Whether the attempt has this id at the provider now, and no other. until: nobody asks about it before."""
    noted = (
        update(WorkTable)
        .where(
            WorkTable.id == work.id,
            WorkTable.attempts == work.attempts,
            WorkTable.begun_at.is_not(None),  # nobody has given it up meanwhile
            _IS_OPEN,
            or_(WorkTable.sid.is_(None), WorkTable.sid == sid),
        )
        .values(sid=sid, due_at=until)
    )
    return act.connection.execute(noted).rowcount == 1


def look_again(act: Act, work: Work, *, at: datetime) -> None:
    """The attempt goes on; it is asked about again then."""
    act.connection.execute(_of_attempt(work).values(due_at=at))


def give_up_attempt(act: Act, work: Work, *, due_at: datetime, failure: str, was_made: bool) -> bool:
    """It waits for its next attempt. was_made: else nothing has left the house, and the attempt does not count.

    The number of the attempt is never used again: an answer to the one before must not be taken for the next one's.
    """
    details = with_sid(work) if was_made else {**work.details, "unmade": int(work.details.get("unmade", 0)) + 1}
    values = {"due_at": due_at, "begun_at": None, "sid": None, "token": None, "failure": failure, "details": details}
    return act.connection.execute(_of_attempt(work).values(values)).rowcount == 1


def tries_of(work: Work) -> int:
    """Attempts that have reached the provider, the present one included."""
    return work.attempts - int(work.details.get("unmade", 0))


def keep_outcome(act: Act, work: Work, outcome: Outcome) -> None:
    """What can be said of the present attempt so far; its end decides."""
    details = {**work.details, "noted": work.attempts}
    act.connection.execute(_of_attempt(work).values(outcome=outcome, details=details))


def try_again(act: Act, work: Work, outcome: Outcome, *, at: datetime) -> bool:
    """The attempt is over; the next is made then."""
    values = {"due_at": at, "begun_at": None, "sid": None, "token": None, "outcome": outcome, "failure": None}
    return act.connection.execute(_of_attempt(work).values(**values, details=with_sid(work))).rowcount == 1


def finish_outgoing(
    act: Act, work: Work, outcome: Outcome, *, done_by: str | None = None, failure: str | None = None
) -> bool:
    """Whether it was open until now; it is done, for good."""
    values = {"done_at": act.now, "outcome": outcome, "done_by": done_by, "failure": failure}
    return act.connection.execute(_of_attempt(work).values(values)).rowcount == 1


def _of_attempt(work: Work) -> Any:
    return update(WorkTable).where(WorkTable.id == work.id, WorkTable.attempts == work.attempts, _IS_OPEN)


def known_sids_out(act: Act, event_id: int | None, sids: Collection[str]) -> set[str]:
    """Those of the provider's ids that are some row's, be it of an earlier attempt for this event."""
    found = select(WorkTable.sid).where(WorkTable.sid.in_(list(sids)))
    present = {str(sid) for sid in act.connection.execute(found).scalars()}
    rows = list_outgoing(act, Wanted(event_id=event_id, lane=Lane.CALLS)) if len(present) < len(sids) else []
    earlier = {str(sid) for row in rows for sid in row.details.get(EARLIER_SIDS, ())}
    return present | earlier.intersection(sids)


def find_by_sid(act: Act, sid: str) -> Work | None:
    """The row, locked, whose present or last attempt has this id."""
    found = select(WorkTable.__table__).where(WorkTable.sid == sid).order_by(WorkTable.id.desc()).limit(1)
    return one(Work, act.connection.execute(found.with_for_update()))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows are meant; None: whatever it is."""

    event_id: int | None = None
    attendee_id: int | None = None
    campaign_id: int | None = None
    purposes: Collection[Purpose] = ()
    lane: Lane | None = None
    only_open: bool = False
    phone: str | None = None  # E.164 of the attendee


def list_outgoing(act: Act, wanted: Wanted) -> list[Work]:
    """In the order in which they were added; news is none of it."""
    found = select(WorkTable.__table__).where(*_conditions(wanted)).order_by(WorkTable.id)
    return every(Work, act.connection.execute(found))


def stop_outgoing(act: Act, wanted: Wanted, outcome: Outcome, *, only_waiting: bool = False) -> int:
    """How many open rows this has finished. only_waiting: a call that is under way goes on."""
    more = (WorkTable.begun_at.is_(None),) if only_waiting else ()
    stopped = update(WorkTable).where(*_conditions(wanted), _IS_OPEN, *more)
    return act.connection.execute(stopped.values(done_at=act.now, outcome=outcome, done_by=act.author)).rowcount


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = [WorkTable.lane != Lane.NEWS]
    for column, value in (
        (WorkTable.event_id, wanted.event_id),
        (WorkTable.attendee_id, wanted.attendee_id),
        (WorkTable.campaign_id, wanted.campaign_id),
        (WorkTable.lane, wanted.lane),
    ):
        if value is not None:
            conditions.append(column == value)
    if wanted.purposes:
        conditions.append(WorkTable.kind.in_([str(one) for one in wanted.purposes]))
    if wanted.only_open:
        conditions.append(_IS_OPEN)
    if wanted.phone is not None:
        conditions.append(
            WorkTable.attendee_id.in_(select(AttendeeTable.id).where(AttendeeTable.phone == wanted.phone))
        )
    return conditions


def put_back(act: Act, work_id: int, *, due_at: datetime) -> bool:
    """Staff want it tried again: whether it had failed."""
    reached = [outcome.value for outcome in REACHED]
    back = update(WorkTable).where(
        WorkTable.id == work_id, WorkTable.done_at.is_not(None), WorkTable.outcome.not_in(reached)
    )
    values = {"done_at": None, "due_at": due_at, "begun_at": None, "sid": None, "token": None, "failure": None}
    work = lock_outgoing(act, work_id)
    if work is None:
        return False
    return act.connection.execute(back.values(**values, done_by=None, details=with_sid(work))).rowcount == 1
