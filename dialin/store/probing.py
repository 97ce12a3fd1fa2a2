"""The probe table: one row that is written now and then to see whether the database takes anything down."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.database import Base, insert_or, open_database, table_of

PATIENCE = 1.0  # seconds: whoever asks waits no longer for others


class ProbeTable(Base):
    __tablename__ = "probe"

    name: Mapped[str] = mapped_column(primary_key=True)
    written_at: Mapped[datetime]


def try_writing(url: str, now: datetime) -> None:
    """Raises SQLAlchemyError where the row cannot be written and committed in time.

    On a connection of its own: those of callers may all be waiting, and so may their queue.
    """
    database = open_database(url, pool_size=1, patience=PATIENCE)
    try:
        with database.write.begin() as connection:
            probe = insert_or(table_of(ProbeTable), connection).values(name="readyz", written_at=now)
            again = probe.on_conflict_do_update(index_elements=["name"], set_={"written_at": now})
            connection.execute(again)
    finally:
        database.close()
