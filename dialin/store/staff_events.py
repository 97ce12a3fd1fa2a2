"""The staff_event table: which events a login may see that is not for all of them."""

from collections.abc import Collection

from sqlalchemy import ForeignKey, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.staff import change_staff


class StaffEventTable(Base):
    __tablename__ = "staff_event"

    staff_id: Mapped[int] = mapped_column(ForeignKey("staff.id"), primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True, index=True)


def events_seen_by(act: Act, staff_id: int) -> frozenset[int]:
    """Those that were named for this login, whether or not it is for all."""
    found = select(StaffEventTable.event_id).where(StaffEventTable.staff_id == staff_id)
    return frozenset(act.connection.execute(found).scalars())


def let_see(act: Act, staff_id: int, event_ids: Collection[int] | None) -> None:
    """These events and no others; None: all of them, also those that are still to come."""
    act.connection.execute(delete(StaffEventTable).where(StaffEventTable.staff_id == staff_id))
    if event_ids:
        rows = [{"staff_id": staff_id, "event_id": event_id} for event_id in sorted(event_ids)]
        act.connection.execute(insert(StaffEventTable), rows)
    change_staff(act, staff_id, {"sees_all_events": event_ids is None})
