"""How people want their PIN, and what was done to bring it: of a whole event in one look."""

from collections import defaultdict
from typing import Any

from sqlalchemy import ColumnElement, Row, SQLColumnExpression, and_, bindparam, case, not_, or_, select

from dialin.rules.outgoing.delivery import Sending, Wish
from dialin.rules.outgoing.words import Lane, Purpose, Way
from dialin.rules.reaching.addresses import is_whole
from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.work import WorkTable

Found = dict[int, tuple[Wish, list[Sending]]]
_WAYS = {way.value: way for way in Way}


def _is_there(column: SQLColumnExpression[Any]) -> ColumnElement[bool]:
    """What was emptied may have become empty instead of missing; nothing sealed is opened for it."""
    return and_(column.is_not(None), column != "")


_PARTS = (AttendeeTable.street, AttendeeTable.postcode, AttendeeTable.town)
_SENDING = (
    WorkTable.lane, WorkTable.due_at, WorkTable.begun_at, WorkTable.done_at, WorkTable.outcome, WorkTable.done_by,
    WorkTable.failure,
)  # fmt: skip
_OF_PIN = and_(
    WorkTable.event_id == AttendeeTable.event_id,
    WorkTable.attendee_id == AttendeeTable.id,
    WorkTable.kind == Purpose.PIN.value,
    WorkTable.lane != Lane.NEWS,
)
_LISTED = (
    select(
        AttendeeTable.id.label("person"),
        AttendeeTable.delivery,
        _is_there(AttendeeTable.phone).label("has_phone"),
        _is_there(AttendeeTable.email).label("has_email"),
        and_(*map(_is_there, _PARTS)).label("has_parts"),
        case((not_(or_(*map(_is_there, _PARTS))), AttendeeTable.address)).label("in_one_piece"),
        (AttendeeTable.called_by == "person").label("wants_a_person"),
        AttendeeTable.cancelled_at.is_not(None).label("is_cancelled"),
        *_SENDING,
    )
    .outerjoin(WorkTable, _OF_PIN)
    .order_by(AttendeeTable.id, WorkTable.id)
)
_OF_EVENT = _LISTED.where(AttendeeTable.event_id == bindparam("event_id"))
_OF_PERSON = _LISTED.where(AttendeeTable.id == bindparam("person"))


def pin_sendings(act: Act, event_id: int) -> Found:
    """Of all attendees of the event, by attendee."""
    return _gathered(act.connection.execute(_OF_EVENT, {"event_id": event_id}).all())


def pin_sendings_of(act: Act, attendee_id: int) -> tuple[Wish, list[Sending]]:
    return _gathered(act.connection.execute(_OF_PERSON, {"person": attendee_id}).all())[attendee_id]


def _gathered(rows: Any) -> Found:
    wishes: dict[int, Wish] = {}
    sendings: defaultdict[int, list[Sending]] = defaultdict(list)
    for row in rows:
        wishes.setdefault(row.person, _wish(row))
        if row.lane is not None:
            sendings[row.person].append(Sending(*row[-len(_SENDING) :]))
    return {person: (wish, sendings[person]) for person, wish in wishes.items()}


def _wish(row: Row[Any]) -> Wish:
    return Wish(
        _WAYS.get(row.delivery, Way.LETTER),  # of a version that knows more of them
        has_phone=bool(row.has_phone),
        has_email=bool(row.has_email),
        has_address=bool(row.has_parts) or is_whole(row.in_one_piece or ""),
        wants_a_person=bool(row.wants_a_person),
        is_cancelled=bool(row.is_cancelled),
    )
