"""Hands together with their owners: who has the floor, who is next, and on which call each of them is to be reached."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select

from dialin.dialogue.words.state import Place
from dialin.store.act import Act
from dialin.store.attendees import AttendeeTable
from dialin.store.calls import CallTable
from dialin.store.database import table_of
from dialin.store.hands import Hand, HandTable
from dialin.store.rows import every, one
from dialin.store.seats import SeatTable


@dataclass(frozen=True, slots=True)
class OwnedHand:
    """A hand, and where its owner is."""

    hand: Hand
    name: str  # of the attendee, or as staff entered it for somebody on the web
    seat: int | None  # its number
    call_id: int | None  # on which the owner sits in the seat at this moment
    place: Place | None  # of that call

    @property
    def is_here(self) -> bool:
        return self.call_id is not None

    @property
    def is_ready(self) -> bool:
        """Waits for the floor, and would hear that it is given: in a seat now, or on the web."""
        return not self.hand.has_floor and (self.is_here or self.hand.attendee_id is None)


_OWNED = (
    select(
        *table_of(HandTable).c,
        func.coalesce(HandTable.name, AttendeeTable.name, ""),
        SeatTable.number,
        SeatTable.call_id,
        CallTable.place,
    )
    .outerjoin(AttendeeTable, AttendeeTable.id == HandTable.attendee_id)
    .outerjoin(SeatTable, SeatTable.attendee_id == HandTable.attendee_id)
    .outerjoin(CallTable, CallTable.id == SeatTable.call_id)
)
_OF_EVENT = _OWNED.where(HandTable.event_id == bindparam("event_id"), HandTable.lowered_at.is_(None)).order_by(
    HandTable.id
)
_OF_EVENT_LOCKED = _OF_EVENT.with_for_update(of=table_of(HandTable))
_BY_ID = _OWNED.where(HandTable.id == bindparam("hand_id"))
_OWNER_AT = len(table_of(HandTable).c)


def _owned(*row: Any) -> OwnedHand:
    return OwnedHand(Hand(*row[:_OWNER_AT]), *row[_OWNER_AT:])


def hands_up(act: Act, event_id: int) -> list[OwnedHand]:
    """In their one order; who has the floor is among them."""
    return every(_owned, act.connection.execute(_OF_EVENT, {"event_id": event_id}))


def lock_hands_up(act: Act, event_id: int) -> list[OwnedHand]:
    """The same, locked until the commit, so that one colleague gives the floor at a time.

    Not the event: who waits for a seat locks that in every look, and with a full lobby the floor would queue behind.
    """
    return every(_owned, act.connection.execute(_OF_EVENT_LOCKED, {"event_id": event_id}))


def load_owned_hand(act: Act, hand_id: int) -> OwnedHand | None:
    """Also one that is down."""
    return one(_owned, act.connection.execute(_BY_ID, {"hand_id": hand_id}))
