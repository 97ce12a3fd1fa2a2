"""The platform_look table: what an event's platform said of its meeting when it was last asked.

What is dialled because of it stands in the event's own row, where every turn of a call finds it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, bindparam, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of
from dialin.store.rows import every, one


@dataclass(frozen=True, slots=True)
class PlatformLook:
    """The last look, one row per event. What a platform does not say is None, and so is what it said too long ago."""

    event_id: int
    asked_at: datetime
    trouble: str | None  # why nothing was said (conferences/promise.py: Reason); None: it answered
    answered_at: datetime | None  # when it last did
    is_running: bool | None
    participants: int | None
    telephones: int | None
    has_our_leg: bool | None
    made_at: datetime | None  # the meeting, so that a new one with another code is known
    changed_at: datetime | None  # when it last gave another code than before


class PlatformLookTable(Base):
    __tablename__ = "platform_look"

    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), primary_key=True)
    asked_at: Mapped[datetime]
    trouble: Mapped[str | None]
    answered_at: Mapped[datetime | None]
    is_running: Mapped[bool | None]
    participants: Mapped[int | None]
    telephones: Mapped[int | None]
    has_our_leg: Mapped[bool | None]
    made_at: Mapped[datetime | None]
    changed_at: Mapped[datetime | None]


_LOOKS = select(PlatformLookTable.__table__)
_OF_EVENT = _LOOKS.where(PlatformLookTable.event_id == bindparam("event_id"))


def find_look(act: Act, event_id: int) -> PlatformLook | None:
    return one(PlatformLook, act.connection.execute(_OF_EVENT, {"event_id": event_id}))


def all_looks(act: Act) -> dict[int, PlatformLook]:
    """By event."""
    return {look.event_id: look for look in every(PlatformLook, act.connection.execute(_LOOKS))}


def save_look(act: Act, event_id: int, values: dict[str, Any]) -> None:
    """Asked now; what `values` leave out stays as it was."""
    said = {"asked_at": act.now, **values}
    statement: Any = insert_or(table_of(PlatformLookTable), act.connection).values(event_id=event_id, **said)
    act.connection.execute(statement.on_conflict_do_update(index_elements=["event_id"], set_=said))


def forget_look(act: Act, event_id: int) -> None:
    act.connection.execute(delete(PlatformLookTable).where(PlatformLookTable.event_id == event_id))
