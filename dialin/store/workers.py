"""The worker table: when each worker was last seen at its rounds, so that one which is gone or stuck is noticed."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Mapped, mapped_column

from dialin.rules.outgoing.words import Lane
from dialin.store.act import Act
from dialin.store.database import Base, insert_or, table_of
from dialin.store.duties import DutyTable
from dialin.store.work import WorkTable

SILENT_AFTER = timedelta(seconds=60)
LATE_AFTER = timedelta(seconds=90)  # behind what is due; a lease is over by then, and another worker has it
LEFT_BEHIND = timedelta(days=2)  # what nobody has finished for so long belongs to another set-up


class WorkerTable(Base):
    """One row for each worker of late. name: host and process."""

    __tablename__ = "worker"

    name: Mapped[str] = mapped_column(primary_key=True)
    seen_at: Mapped[datetime]


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker, and when it was last seen."""

    name: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Silence:
    """That the background work stands still. since: when any worker was last seen; None where there is none."""

    since: datetime | None


_LAST = select(func.max(WorkerTable.seen_at))
_GONE = delete(WorkerTable).where(WorkerTable.seen_at < bindparam("before", type_=WorkerTable.seen_at.type))
_BEFORE = bindparam("before", type_=WorkTable.due_at.type)
_LATEST_NEWS = (  # calls out wait for their pace
    select(WorkTable.due_at)
    .where(WorkTable.lane == Lane.NEWS, WorkTable.done_at.is_(None), WorkTable.due_at < _BEFORE)
    .order_by(WorkTable.due_at)
    .limit(1)
)
_LATE_DUTIES = select(DutyTable.name, DutyTable.due_at).where(
    DutyTable.due_at < _BEFORE, DutyTable.finished_at > bindparam("of_late", type_=WorkTable.due_at.type)
)


def note_seen(act: Act, name: str) -> None:
    seen = insert_or(table_of(WorkerTable), act.connection).values(name=name, seen_at=act.now)
    act.connection.execute(seen.on_conflict_do_update(index_elements=["name"], set_={"seen_at": act.now}))


def forget_worker(act: Act, name: str) -> None:
    """Of one that has ended as it was told to."""
    act.connection.execute(delete(WorkerTable).where(WorkerTable.name == name))


def forget_workers(act: Act, *, before: datetime) -> None:
    """Deletes the rows of workers that were not seen since."""
    act.connection.execute(_GONE, {"before": before})


def last_seen(act: Act) -> datetime | None:
    """When any worker was last seen; None where none ever was, or all have ended as they were told to."""
    return act.connection.execute(_LAST).scalar_one()


def find_silence(act: Act) -> Silence | None:
    """None where a worker has been seen within the last minute."""
    seen = last_seen(act)
    return Silence(seen) if seen is None or act.now - seen > SILENT_AFTER else None


def find_late(act: Act) -> list[str]:
    """What should have been done long ago: shared duties by name, and news for calls."""
    return list(lateness(act))


def lateness(act: Act) -> dict[str, datetime]:
    """The same, and since when each is due."""
    times = {"before": act.now - LATE_AFTER, "of_late": act.now - LEFT_BEHIND}
    late = {row.name: row.due_at for row in act.connection.execute(_LATE_DUTIES, times)}
    news = act.connection.execute(_LATEST_NEWS, {"before": times["before"]}).first()
    return late if news is None else {**late, "deliver_news": news.due_at}
