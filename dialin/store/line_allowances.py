"""The line allowance table: telephone lines that may register more people, or fewer, than the event's setting."""

from dataclasses import dataclass

from sqlalchemy import ForeignKey, UniqueConstraint, insert, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base
from dialin.store.sealing.columns import SealedNumber


@dataclass(frozen=True, slots=True)
class LineAllowance:
    """What staff allow one line, such as a care home's."""

    id: int
    event_id: int
    phone: str  # E.164
    most: int  # people whom it registers by telephone


class LineAllowanceTable(Base):
    __tablename__ = "line_allowance"
    __table_args__ = (UniqueConstraint("event_id", "phone"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"))
    phone: Mapped[str] = mapped_column(SealedNumber)
    most: Mapped[int]


def most_from_line(act: Act, event_id: int, phone: str) -> int | None:
    """None where staff have set nothing for this line."""
    allowed = select(LineAllowanceTable.most).where(
        LineAllowanceTable.event_id == event_id, LineAllowanceTable.phone == phone
    )
    return act.connection.execute(allowed).scalar_one_or_none()


def allowances_of(act: Act, event_id: int) -> dict[str, int]:
    """By E.164, of the lines for which staff have set something."""
    allowed = select(LineAllowanceTable.phone, LineAllowanceTable.most).where(LineAllowanceTable.event_id == event_id)
    return {row.phone: row.most for row in act.connection.execute(allowed)}


def set_allowance(act: Act, event_id: int, phone: str, most: int) -> None:
    """The event must be locked."""
    changed = (
        update(LineAllowanceTable)
        .where(LineAllowanceTable.event_id == event_id, LineAllowanceTable.phone == phone)
        .values(most=most)
    )
    if not act.connection.execute(changed).rowcount:
        act.connection.execute(insert(LineAllowanceTable).values(event_id=event_id, phone=phone, most=most))
