"""The consent table: who agreed to be recorded, when, and to which words; the proof outlives the recording."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, ForeignKey, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, Record, table_of


class Consent(Base):
    """One 1 that was pressed. prompt: the text that was heard; version: a hash of its words in that language."""

    __tablename__ = "consent"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int | None] = mapped_column(ForeignKey("event.id"), index=True)
    call_id: Mapped[int] = mapped_column(ForeignKey("call.id"), index=True)
    given_at: Mapped[datetime]
    prompt: Mapped[str]
    language: Mapped[str]
    version: Mapped[str]


def add_consent(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(insert(Consent).values(values))


def last_consent(connection: Connection, call_id: int) -> Record | None:
    found = select(table_of(Consent)).where(Consent.call_id == call_id).order_by(Consent.id.desc()).limit(1)
    return connection.execute(found).one_or_none()
