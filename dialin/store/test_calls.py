"""The test_call table: calls that prove the way into a videoconference, or the way in by telephone."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import ForeignKey, Index, bindparam, or_, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.rules.testing.words import Conference, Kind, Result
from dialin.store.act import Act
from dialin.store.database import Base, insert_or, kept_as_word, table_of
from dialin.store.moments import is_past, moments_of
from dialin.store.rows import every, one
from dialin.store.sealing.columns import SealedText

_OPEN = text("ended_at IS NULL")


@dataclass(frozen=True, slots=True)
class TestCall:
    """One test; a moment that is None has not come."""

    __test__: ClassVar[bool] = False  # no test of ours, whatever it is called

    id: int
    event_id: int
    kind: Kind
    asked_by: str  # a member of staff, `command line` or `dialin`
    asked_at: datetime
    is_patient: bool  # the keys go out with longer pauses, as in the second try of the evening
    token: str  # in its callback addresses
    sid: str | None
    dialled: str | None
    digits: str | None  # the keys that are sent: of the videoconference, or a test PIN; without that once it is over
    called_from: str | None
    lookup: str | None  # the keyed hash of a test PIN, while it is valid
    due_at: datetime  # when it is looked at next
    leased_until: datetime | None  # until then whoever began it may be waiting for its call's id
    begun_at: datetime | None
    answered_at: datetime | None
    keyed_at: datetime | None  # all keys have been sent
    stood_at: datetime | None  # the line was kept for long enough after them
    heard_at: datetime | None  # the test PIN has come in
    ended_at: datetime | None
    result: Result | None
    failure: str | None  # what the provider says
    conference: Conference | None  # what the platform says; None: it cannot be asked
    participants: int | None  # as the platform counts them

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None


class TestCallTable(Base):
    __tablename__ = "test_call"
    __table_args__ = (
        Index("one_open_test", "event_id", "kind", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("open_tests", "ended_at", "due_at"),
    )
    __test__ = False

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("event.id"), index=True)
    kind: Mapped[Kind] = mapped_column(kept_as_word(Kind))
    asked_by: Mapped[str]
    asked_at: Mapped[datetime]
    is_patient: Mapped[bool]
    token: Mapped[str] = mapped_column(unique=True)
    sid: Mapped[str | None] = mapped_column(unique=True)
    dialled: Mapped[str | None] = mapped_column(SealedText)
    digits: Mapped[str | None] = mapped_column(SealedText)
    called_from: Mapped[str | None]
    lookup: Mapped[str | None] = mapped_column(index=True)
    due_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    begun_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    keyed_at: Mapped[datetime | None]
    stood_at: Mapped[datetime | None]
    heard_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    result: Mapped[Result | None] = mapped_column(kept_as_word(Result))
    failure: Mapped[str | None] = mapped_column(SealedText)
    conference: Mapped[Conference | None] = mapped_column(kept_as_word(Conference))
    participants: Mapped[int | None]


_TESTS = select(TestCallTable.__table__)
_IS_OPEN = TestCallTable.ended_at.is_(None)
# Every worker looks each second: these are made once.
_BY_TOKEN = _TESTS.where(TestCallTable.token == bindparam("its_token"))
_DUE = _TESTS.where(
    _IS_OPEN,
    is_past(TestCallTable.due_at),
    or_(TestCallTable.leased_until.is_(None), is_past(TestCallTable.leased_until)),
).order_by(TestCallTable.id)
_OF_EVENT = _TESTS.where(TestCallTable.event_id == bindparam("of_event")).order_by(TestCallTable.id.desc()).limit(50)
_BY_PIN = _TESTS.where(_IS_OPEN, TestCallTable.lookup == bindparam("its_lookup")).with_for_update()


def add_test(act: Act, values: dict[str, Any]) -> int | None:
    """Its id; None where a test of this kind goes on for the event."""
    new = insert_or(table_of(TestCallTable), act.connection).on_conflict_do_nothing()
    found = act.connection.execute(new.values(values).returning(TestCallTable.id)).scalar_one_or_none()
    return None if found is None else int(found)


def find_test(act: Act, token: str) -> TestCall | None:
    return one(TestCall, act.connection.execute(_BY_TOKEN, {"its_token": token}))


def lock_test(act: Act, token: str) -> TestCall | None:
    """The test, locked until the commit."""
    return one(TestCall, act.connection.execute(_BY_TOKEN.with_for_update(), {"its_token": token}))


def lock_test_by_pin(act: Act, lookup: str) -> TestCall | None:
    """The test that goes on with this PIN, locked until the commit."""
    return next(iter(every(TestCall, act.connection.execute(_BY_PIN, {"its_lookup": lookup}))), None)


def due_tests(act: Act) -> list[TestCall]:
    """Tests that go on and are to be looked at now."""
    return every(TestCall, act.connection.execute(_DUE, moments_of(act)))


def tests_of(act: Act, event_id: int) -> list[TestCall]:
    """The latest, the newest first."""
    return every(TestCall, act.connection.execute(_OF_EVENT, {"of_event": event_id}))


def known_test_sids(act: Act, sids: Collection[str]) -> set[str]:
    """Which of these calls are tests."""
    return {row.sid for row in act.connection.execute(select(TestCallTable.sid).where(TestCallTable.sid.in_(sids)))}


def lease_test(act: Act, test: TestCall, *, lease: timedelta) -> bool:
    """Whether it is this worker's to look after until now + lease, as it was when it was found due."""
    leased = update(TestCallTable).where(
        TestCallTable.id == test.id,
        _IS_OPEN,
        TestCallTable.due_at == test.due_at,
        or_(TestCallTable.leased_until.is_(None), is_past(TestCallTable.leased_until)),
    )
    values = {"leased_until": act.now + lease}
    return act.connection.execute(leased.values(values), moments_of(act)).rowcount == 1


def change_test(act: Act, token: str, values: dict[str, Any]) -> bool:
    """Whether it still goes on; of one that is over nothing changes any more, however late reports come."""
    changed = update(TestCallTable).where(TestCallTable.token == token, _IS_OPEN).values(values)
    return act.connection.execute(changed).rowcount == 1
