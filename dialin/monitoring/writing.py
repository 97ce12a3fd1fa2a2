"""Whether the database can be written to: tried now and then, by one asker at a time, for all who ask."""

import logging
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.exc import TimeoutError as WaitedTooLong

from dialin.services import Services
from dialin.store.database import has_waited
from dialin.store.outages import cause_of
from dialin.store.probing import try_writing

log = logging.getLogger(__name__)

EVERY = timedelta(seconds=5)  # a write each second, by every probe there is, would be a load of its own
TAKEN_FOR = timedelta(seconds=15)  # others may write for a moment; callers are told to wait after four seconds


@dataclass
class Writing:
    """What this process has found out last. It steers nothing but the answer to whoever watches."""

    tried_at: datetime | None = None
    done_at: datetime | None = None
    trouble: str = ""

    def __post_init__(self) -> None:
        self._lock = Lock()

    def find_trouble(self, services: Services) -> str:
        """Empty where it can be written to. Whoever comes while another tries gets the answer from before."""
        if self._lock.acquire(blocking=False):
            try:
                self._try_if_due(services)
            finally:
                self._lock.release()
        return self.trouble

    def _try_if_due(self, services: Services) -> None:
        now = services.clock()
        if self.tried_at is not None and self.tried_at <= now < self.tried_at + EVERY:
            return
        self.tried_at = now
        try:
            try_writing(services.settings.database_url, now)
        except (SQLAlchemyError, sqlite3.Error) as trouble:  # the latter from setting up a connection
            log.warning("the database cannot be written to", exc_info=True)
            self.trouble = self._what(trouble, now)
        else:
            self.done_at, self.trouble = now, ""

    def _what(self, trouble: Exception, now: datetime) -> str:
        taken = isinstance(trouble, WaitedTooLong) or has_waited(trouble)
        if taken and self.done_at is not None and self.done_at <= now < self.done_at + TAKEN_FOR:
            return ""
        return f"The database cannot be written to: {cause_of(trouble)}."
