"""Who may be in an event, and who of those who may not is out of it: known, never supposed.

A call gets into the room, or into the videoconference, only by a turn that leaves it in `Place.EVENT`, and only while
that turn holds the call's seat locked (`may_stay`, `sit_in_own_seat`). So whoever holds the seat and reads another
place knows that the call is out, and once it has been sent away it stays out.
"""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, exists, or_, select

from dialin.dialogue.words.state import Place
from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.calls import CallTable
from dialin.store.database import table_of
from dialin.store.rows import every
from dialin.store.seats import Seat, SeatTable
from dialin.store.work import SHOW_OUT, WorkTable

# After the provider has confirmed that a call asks for other news: until then it may still be busy with leaving.
GIVEN = timedelta(seconds=10)

_CALL = bindparam("by_call", type_=CallTable.id.type)
_BEFORE = bindparam("before", type_=WorkTable.done_at.type)
_MAY_STAY = (
    select(SeatTable.id)
    .join(AttendeeTable, AttendeeTable.id == SeatTable.attendee_id)
    .where(
        SeatTable.call_id == _CALL,
        SeatTable.leaving_since.is_(None),
        AttendeeTable.barred_at.is_(None),
        AttendeeTable.cancelled_at.is_(None),
    )
    .with_for_update(of=table_of(SeatTable))
)
_WAS_REACHED = exists().where(
    WorkTable.call_id == CallTable.id,
    WorkTable.kind == SHOW_OUT,
    WorkTable.failure.is_(None),
    WorkTable.done_at <= _BEFORE,
)
_OUT = or_(CallTable.hung_up_at.is_not(None), CallTable.place != Place.EVENT)
_IS_OUT = select(CallTable.id).where(
    CallTable.id == _CALL,
    or_(_OUT, _WAS_REACHED.where(WorkTable.done_at > bindparam("since", type_=WorkTable.done_at.type))),
)
_LEAVING = (
    select(SeatTable.__table__)
    .join(CallTable, CallTable.id == SeatTable.call_id)
    .where(
        SeatTable.event_id == bindparam("of_event"),
        SeatTable.leaving_since.is_not(None),
        or_(_OUT, _WAS_REACHED.where(WorkTable.done_at > SeatTable.leaving_since)),
    )
    .order_by(SeatTable.id)
)


def may_stay(act: Act, call_id: int) -> bool:
    """Whether this call sits by right; its seat is locked until the commit, so that this stays true for the turn."""
    return act.connection.execute(_MAY_STAY, {"by_call": call_id}).first() is not None


def is_out(act: Act, call_id: int, *, since: datetime | None) -> bool:
    """Whether a call is known to be neither in the room nor in the videoconference; its seat must be locked.

    since: when it was sent away; None where it was not.
    """
    asked = {"by_call": call_id, "since": since or act.now, "before": act.now - GIVEN}
    return act.connection.execute(_IS_OUT, asked).first() is not None


def left_by_those_sent_away(act: Act, event_id: int) -> list[Seat]:
    """The seats of callers who were sent away and are known to be out."""
    return every(Seat, act.connection.execute(_LEAVING, {"of_event": event_id, "before": act.now - GIVEN}))
