"""Platforms without a network: they keep the promise of dialin.conferences.promise."""

import threading
from dataclasses import dataclass, field

from sqlalchemy import event as sqlalchemy_event

from dialin.conferences.promise import Asked, ConferenceTrouble, Reason, Seen, can_be_asked
from dialin.store.database import Database

SILENT = ConferenceTrouble(Reason.UNREACHABLE, "The platform cannot be reached.")
UNKNOWN = ConferenceTrouble(Reason.UNKNOWN, "The platform knows no such meeting.")


@dataclass
class FakeConferences:
    """says: what every meeting answers, or its own by its id. asked: the ids, in their order.

    Whoever looks while their thread has a transaction open on a watched database fails.
    """

    says: Seen | ConferenceTrouble = SILENT
    of: dict[str, Seen | ConferenceTrouble] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._open = threading.local()

    def watch(self, database: Database) -> None:
        for engine in {database.write, database.read}:
            sqlalchemy_event.listen(engine, "begin", lambda _: self._count(1))
            sqlalchemy_event.listen(engine, "commit", lambda _: self._count(-1))
            sqlalchemy_event.listen(engine, "rollback", lambda _: self._count(-1))

    def _count(self, more: int) -> None:
        self._open.count = getattr(self._open, "count", 0) + more

    def look(self, event: Asked) -> Seen:
        assert getattr(self._open, "count", 0) == 0, "the platform is asked inside a transaction"
        if not can_be_asked(event):
            raise ConferenceTrouble(Reason.UNKNOWN, "This event names no platform that can be asked.")
        meeting = event.bridge_meeting or ""
        self.asked.append(meeting)
        said = self.of.get(meeting, self.says)
        if isinstance(said, ConferenceTrouble):
            raise said
        return said
