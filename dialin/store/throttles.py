"""The throttle table, in which version 0.1.0 counts failed tries; nothing here counts in it any more.

It stays for the minutes of an upgrade in which that version still runs, and goes with the next version's migrations.
"""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.orm import Mapped, mapped_column

from dialin.store.act import Act
from dialin.store.database import Base


class ThrottleTable(Base):
    __tablename__ = "throttle"

    scope: Mapped[str] = mapped_column(primary_key=True)
    window_started: Mapped[datetime]
    tries: Mapped[int]
    tripped_at: Mapped[datetime | None]


def forget_tries(act: Act, *, before: datetime) -> None:
    """Deletes counts whose window began before then: a scope names a whole telephone number."""
    act.connection.execute(delete(ThrottleTable).where(ThrottleTable.window_started < before))
