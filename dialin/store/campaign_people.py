"""Whom a campaign still has to tell, which of its rows may be out of date, and how all of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from dialin.rules.outgoing.words import ANSWERED_NO, REACHED, Lane, Outcome, Purpose
from dialin.store.act import Act
from dialin.store.attendees import CALLED_AT_START, Attendee, AttendeeTable
from dialin.store.campaigns import Campaign, CampaignTable
from dialin.store.database import table_of
from dialin.store.events import EventTable
from dialin.store.rows import every
from dialin.store.seats import SeatTable
from dialin.store.work import Work, WorkTable

SEATED_ONLY = frozenset({Purpose.START, Purpose.REMINDER})
_SETTLED = [outcome.value for outcome in REACHED | ANSWERED_NO]
_WRITTEN = ("sms", "email")
# Stopped by somebody since it was not needed then; where a call was cancelled at the provider, nobody stands here.
_NO_MORE = and_(WorkTable.outcome == Outcome.STOPPED, WorkTable.done_by.is_not(None))
_NEVER_POSSIBLE = and_(WorkTable.outcome == Outcome.BLOCKED, WorkTable.attempts == 0)  # perhaps it is now
_SEAT = aliased(SeatTable)  # apart from the one that a statement may join
_HAS_SEAT = exists().where(_SEAT.attendee_id == AttendeeTable.id)
_IS_WAITING = (WorkTable.done_at.is_(None), WorkTable.begun_at.is_(None))


def _is_meant(kind: Purpose) -> list[ColumnElement[bool]]:
    """Whom this is for."""
    living: list[ColumnElement[bool]] = [AttendeeTable.cancelled_at.is_(None), AttendeeTable.barred_at.is_(None)]
    if kind in SEATED_ONLY:
        living.append(_HAS_SEAT)
    if kind is Purpose.START:
        living.append(CALLED_AT_START)
    return living


# Of calls and messages: that the event, which was moved, would begin at another time. On paper staff see to it.
_OF_ANOTHER_START = and_(
    WorkTable.lane.in_((Lane.CALLS, Lane.MESSAGES)),
    exists().where(CampaignTable.id == WorkTable.campaign_id, CampaignTable.begins_at > WorkTable.done_at),
)


def _is_settled(kind: Purpose, campaign_id: int | None) -> ColumnElement[bool]:
    """They know it, are being told, or have been tried for as long as this campaign tries."""
    own = and_(WorkTable.campaign_id == campaign_id, ~func.coalesce(_NO_MORE, False), ~_NEVER_POSSIBLE)
    return exists().where(
        WorkTable.event_id == AttendeeTable.event_id,
        WorkTable.kind == kind,
        WorkTable.attendee_id == AttendeeTable.id,
        or_(WorkTable.done_at.is_(None), and_(or_(WorkTable.outcome.in_(_SETTLED), own), ~_OF_ANOTHER_START)),
    )


def people_to_tell(act: Act, event_id: int, kind: Purpose, campaign_id: int | None = None) -> list[Attendee]:
    """With their seats, in the order of registration. campaign_id: the one that is running."""
    found = (
        select(AttendeeTable.__table__, SeatTable.number.label("seat"))
        .outerjoin(SeatTable, SeatTable.attendee_id == AttendeeTable.id)
        .where(AttendeeTable.event_id == event_id, *_is_meant(kind), ~_is_settled(kind, campaign_id))
        .order_by(AttendeeTable.ordinal, AttendeeTable.id)
    )
    return every(Attendee, act.connection.execute(found))


def events_with_promises(act: Act, *, until: datetime) -> list[int]:
    """Events that begin by then, with people who were promised a call at the start and no campaign that calls them."""
    promised = exists().where(
        AttendeeTable.event_id == EventTable.id, *_is_meant(Purpose.START), ~_is_settled(Purpose.START, None)
    )
    called = exists().where(CampaignTable.event_id == EventTable.id, CampaignTable.kind == Purpose.START)
    found = select(EventTable.id).where(
        EventTable.ended_at.is_(None),
        EventTable.cancelled_at.is_(None),
        EventTable.starts <= until,
        EventTable.ends > act.now,
        promised,
        ~called,
    )
    return list(act.connection.execute(found.order_by(EventTable.starts, EventTable.id)).scalars())


def rows_by_person(act: Act, event_id: int, kind: Purpose) -> Mapping[int, int]:
    """How many rows everybody has had for this."""
    counted = (
        select(WorkTable.attendee_id, func.count())
        .where(WorkTable.event_id == event_id, WorkTable.kind == kind, WorkTable.attendee_id.is_not(None))
        .group_by(WorkTable.attendee_id)
    )
    return {person: int(number) for person, number in act.connection.execute(counted) if person is not None}


def blocked_people(act: Act, campaign_id: int) -> set[int]:
    """Whom this campaign has had to give up before any attempt."""
    found = select(WorkTable.attendee_id).where(WorkTable.campaign_id == campaign_id, _NEVER_POSSIBLE)
    return {int(attendee_id) for attendee_id in act.connection.execute(found).scalars() if attendee_id is not None}


def doubtful_rows(act: Act, campaign_id: int, kind: Purpose) -> list[tuple[Work, Attendee]]:
    """Rows that wait, and whose person may be told by another way now, or not at all any more; rather too many."""
    gone = ~and_(*_is_meant(kind))
    found = (
        select(*table_of(WorkTable).c, *table_of(AttendeeTable).c, SeatTable.number)
        .join(AttendeeTable, AttendeeTable.id == WorkTable.attendee_id)
        .outerjoin(SeatTable, SeatTable.attendee_id == AttendeeTable.id)
        .where(WorkTable.campaign_id == campaign_id, *_IS_WAITING, or_(gone, _may_go_another_way(kind)))
        .order_by(WorkTable.id)
    )
    of_work = len(table_of(WorkTable).c)
    return every(lambda *row: (Work(*row[:of_work]), Attendee(*row[of_work:])), act.connection.execute(found))


def _may_go_another_way(kind: Purpose) -> ColumnElement[bool]:
    person, lane = AttendeeTable, WorkTable.lane
    by_machine = and_(person.phone.is_not(None), person.called_by == "machine")
    if kind is Purpose.START:
        return or_(and_(lane == Lane.CALLS, ~by_machine), and_(lane != Lane.CALLS, by_machine))
    written = person.delivery.in_(_WRITTEN)
    if kind is Purpose.PIN:
        called = person.delivery == "call"
        return or_(
            lane == Lane.MESSAGES,
            and_(lane == Lane.CALLS, ~and_(called, by_machine)),
            and_(lane == Lane.LETTERS, person.delivery != "letter"),
            and_(lane == Lane.STAFF, or_(written, person.delivery == "letter", and_(called, by_machine))),
        )
    return or_(
        lane == Lane.MESSAGES,
        and_(lane == Lane.CALLS, or_(~by_machine, written)),
        and_(lane.in_((Lane.LETTERS, Lane.STAFF)), or_(by_machine, written)),
    )


def move_beginning(act: Act, campaign_id: int, *, begins_at: datetime) -> None:
    """With everything in it that waits."""
    moved = update(CampaignTable).where(CampaignTable.id == campaign_id)
    act.connection.execute(moved.values(begins_at=begins_at))
    waiting = (WorkTable.campaign_id == campaign_id, *_IS_WAITING)
    act.connection.execute(update(WorkTable).where(*waiting).values(due_at=begins_at))


@dataclass(frozen=True, slots=True)
class Standing:
    """So many people stand alike, by the last of their rows. delivery: the way that they chose for their PIN."""

    lane: Lane
    outcome: Outcome | None
    is_done: bool
    is_begun: bool
    delivery: str | None
    first_due: datetime
    last_due: datetime
    number: int


def _last_rows(event_id: int, kind: Purpose) -> Any:
    return (
        select(func.max(WorkTable.id))
        .where(WorkTable.event_id == event_id, WorkTable.kind == kind)
        .group_by(WorkTable.attendee_id)
    )


def standings(act: Act, event_id: int, kind: Purpose) -> list[Standing]:
    done, begun = WorkTable.done_at.is_not(None), WorkTable.begun_at.is_not(None)
    groups = (WorkTable.lane, WorkTable.outcome, done, begun, AttendeeTable.delivery)
    counted = (
        select(*groups, func.min(WorkTable.due_at), func.max(WorkTable.due_at), func.count())
        .outerjoin(AttendeeTable, AttendeeTable.id == WorkTable.attendee_id)
        .where(WorkTable.id.in_(_last_rows(event_id, kind)))
        .group_by(*groups)
    )
    return every(Standing, act.connection.execute(counted))


def rows_not_reached(act: Act, event_id: int, kind: Purpose) -> list[Work]:
    """The last row of everybody whom it has not reached and who is not tried any more; not what was stopped."""
    found = select(WorkTable.__table__).where(*_not_reached(event_id, kind)).order_by(WorkTable.id)
    return every(Work, act.connection.execute(found))


def people_not_reached(act: Act, event_id: int, kind: Purpose) -> Mapping[int, Attendee]:
    """By their ids, those of these rows."""
    theirs = select(WorkTable.attendee_id).where(*_not_reached(event_id, kind))
    found = select(AttendeeTable.__table__).where(AttendeeTable.id.in_(theirs))
    return {person.id: person for person in every(Attendee, act.connection.execute(found))}


def _not_reached(event_id: int, kind: Purpose) -> list[ColumnElement[bool]]:
    settled = [outcome.value for outcome in REACHED | {Outcome.STOPPED}]
    return [
        WorkTable.id.in_(_last_rows(event_id, kind)),
        WorkTable.done_at.is_not(None),
        or_(WorkTable.outcome.is_(None), WorkTable.outcome.not_in(settled)),
    ]


def calls_ahead(act: Act, *, until: datetime) -> int:
    """Calls of whatever kind and event that wait, and whose time has come by then."""
    return _count_calls(act, *_IS_WAITING, WorkTable.due_at <= until)


def count_calls(act: Act, campaign: Campaign) -> int:
    """Calls of this campaign since it begins: those that wait, and those that were made."""
    made = and_(WorkTable.attempts > 0, WorkTable.done_at >= campaign.begins_at)
    return _count_calls(act, WorkTable.campaign_id == campaign.id, or_(WorkTable.done_at.is_(None), made))


def _count_calls(act: Act, *conditions: ColumnElement[bool]) -> int:
    counted = select(func.count(WorkTable.id)).where(WorkTable.lane == Lane.CALLS, *conditions)
    return int(act.connection.execute(counted).scalar_one())


def is_last_row(act: Act, work: Work) -> bool:
    """Whether this is the last of its person's for this: else a later one has told them, or is about to."""
    later = (WorkTable.event_id == work.event_id, WorkTable.kind == work.kind, WorkTable.id > work.id)
    found = select(WorkTable.id).where(*later, WorkTable.attendee_id == work.attendee_id).limit(1)
    return act.connection.execute(found).first() is None


def leave_campaign(act: Act, work_id: int) -> None:
    """Staff want this one row tried, whatever has become of its campaign."""
    act.connection.execute(update(WorkTable).where(WorkTable.id == work_id).values(campaign_id=None))


def is_campaign_stopped(act: Act, campaign_id: int) -> bool:
    stopped = select(CampaignTable.id).where(CampaignTable.id == campaign_id, CampaignTable.stopped_at.is_not(None))
    return act.connection.execute(stopped).first() is not None


def finish_as_blocked(act: Act, key: str, *, failure: str) -> None:
    """It was never possible to tell them; failure: a sentence for staff."""
    values = {"done_at": act.now, "outcome": Outcome.BLOCKED, "failure": failure}
    act.connection.execute(update(WorkTable).where(WorkTable.key == key, *_IS_WAITING).values(values))
