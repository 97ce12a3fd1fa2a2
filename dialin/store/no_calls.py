"""The no_call table: numbers that dialin itself does not call any more, whoever is registered with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, String, delete, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of
from dialin.store.rows import every
from dialin.store.sealing.columns import SealedNumber


@dataclass(frozen=True, slots=True)
class NoCall:
    """A number that is not called."""

    number: str  # E.164
    since: datetime
    source: str  # who said so: caller, wrong_person or staff
    event_id: int | None  # the event that the call was about; with its people the number is forgotten


class NoCallTable(Base):
    __tablename__ = "no_call"

    number: Mapped[str] = mapped_column(SealedNumber, primary_key=True)
    since: Mapped[datetime]
    source: Mapped[str] = mapped_column(String(16))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"))


def stop_calling(act: Act, number: str, *, source: str, event_id: int | None) -> None:
    row = {"number": number, "since": act.now, "source": source, "event_id": event_id}
    act.connection.execute(insert_or(table_of(NoCallTable), act.connection).values(row).on_conflict_do_nothing())


def may_call_again(act: Act, number: str) -> bool:
    """Whether it had been stopped."""
    return act.connection.execute(delete(NoCallTable).where(NoCallTable.number == number)).rowcount == 1


def not_called(act: Act, numbers: Sequence[str]) -> list[NoCall]:
    """Those of these numbers that are not called any more."""
    found = select(NoCallTable.__table__).where(NoCallTable.number.in_(numbers))
    return every(NoCall, act.connection.execute(found))
