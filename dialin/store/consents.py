"""The consent table: that somebody agreed to be recorded, when, and to which words; kept as proof without a name."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base, table_of
from dialin.store.rows import one


@dataclass(frozen=True, slots=True)
class Consent:
    """One 1 that was pressed."""

    id: int
    event_id: int | None
    call_id: int
    given_at: datetime
    prompt: str  # the text that was heard
    language: str
    version: str  # a hash of its words in that language


class ConsentTable(Base):
    __tablename__ = "consent"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"), index=True)
    given_at: Mapped[datetime]
    prompt: Mapped[str]
    language: Mapped[str]
    version: Mapped[str]


def add_consent(act: Act, values: dict[str, Any]) -> None:
    act.connection.execute(insert(ConsentTable).values(values))


def last_consent(act: Act, call_id: int) -> Consent | None:
    found = (
        select(table_of(ConsentTable)).where(ConsentTable.call_id == call_id).order_by(ConsentTable.id.desc()).limit(1)
    )
    return one(Consent, act.connection.execute(found))
