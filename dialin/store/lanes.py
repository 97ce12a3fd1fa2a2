"""The lane_place table: how many calls may be placed in any second, by all workers together.

A lane has as many places as calls a second. Whoever places a call takes a place first, and gives it back, once the
provider has answered, for a second later. So the call that takes it next arrives at the provider a whole second after
this one, however long either was on its way: no second sees more calls than there are places.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from dialin.rules.outgoing.words import Lane
from dialin.store.act import Act
from dialin.store.database import Base, insert_or, kept_as_word, table_of
from dialin.store.moments import is_past, moments_of
from dialin.store.rows import one

A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class LanePlace:
    """One place in a lane."""

    lane: Lane
    number: int
    token: str | None  # of whoever has it
    free_at: datetime  # when it may be taken; of a worker that was killed, when it is taken away


class LanePlaceTable(Base):
    __tablename__ = "lane_place"

    lane: Mapped[Lane] = mapped_column(kept_as_word(Lane), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    token: Mapped[str | None]
    free_at: Mapped[datetime]


_LANE = LanePlaceTable.lane == bindparam("of_lane", type_=LanePlaceTable.lane.type)
_IS_ONE = LanePlaceTable.number <= bindparam("places")  # those beyond are left from a quicker time
_FREE = (
    select(LanePlaceTable.number)
    .where(_LANE, _IS_ONE, is_past(LanePlaceTable.free_at))
    .order_by(LanePlaceTable.free_at, LanePlaceTable.number)
    .limit(1)
    .with_for_update(skip_locked=True)
    .cte("free")
)
_TAKE = (
    update(LanePlaceTable)
    .where(_LANE, LanePlaceTable.number.in_(select(_FREE.c.number)))
    .values(token=bindparam("by"), free_at=bindparam("until", type_=LanePlaceTable.free_at.type))
    .returning(*table_of(LanePlaceTable).c)
)
_NUMBER = select(func.count()).select_from(LanePlaceTable).where(_LANE, _IS_ONE)
_GIVE_BACK = (
    update(LanePlaceTable)
    .where(_LANE, LanePlaceTable.token == bindparam("by"))
    .values(token=None, free_at=bindparam("at", type_=LanePlaceTable.free_at.type))
)


def has_places(act: Act, lane: Lane, places: int) -> bool:
    """Whether there are as many; a look that takes no lock."""
    return int(act.connection.execute(_NUMBER, {"of_lane": lane, "places": places}).scalar_one()) == places


def set_places(act: Act, lane: Lane, places: int) -> None:
    """Sees to it that there are as many places; they are free at once."""
    rows = [{"lane": lane, "number": number, "free_at": act.now} for number in range(1, places + 1)]
    act.connection.execute(insert_or(table_of(LanePlaceTable), act.connection).on_conflict_do_nothing(), rows)


def take_place(act: Act, lane: Lane, *, places: int, token: str, lease: timedelta) -> LanePlace | None:
    """A place for this token until now + lease at most; None where none is free now."""
    asked = {"of_lane": lane, "places": places, **moments_of(act), "by": token, "until": act.now + lease}
    return one(LanePlace, act.connection.execute(_TAKE, asked))


def give_back(act: Act, lane: Lane, *, token: str, at_once: bool = False) -> None:
    """A second from now it may be taken again; at once where nothing was asked of the provider."""
    at = act.now if at_once else act.now + A_SECOND
    act.connection.execute(_GIVE_BACK, {"of_lane": lane, "by": token, "at": at})
