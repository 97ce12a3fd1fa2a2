"""What must be true at every moment of an evening on which things break, and once all of it is over."""

from collections import Counter
from collections.abc import Callable

from sqlalchemy import or_, select

from dialin.rules.outgoing.words import Lane
from dialin.store.database import table_of
from dialin.store.direct_lines import DirectLineTable
from dialin.store.live_calls import live_calls
from dialin.store.work import WorkTable
from tests.building import BRIDGE_NUMBER
from tests.faults.evenings import Evening, is_in

LAST, SETTLED = 90, 150  # seconds in which it still breaks, and until reconciling, leases and holds are over
SLOWLY = 10.0  # seconds until the worker looks again


def watching(evening: Evening) -> Callable[[], None]:
    """To be called after whatever happens: nobody more in than may be, and no line twice."""

    def look() -> None:
        company = evening.stage.company
        legs = [company.legs[sid] for sid in evening.legs]
        inside = Counter(evening.legs[leg.sid] for leg in legs if is_in(leg))
        assert inside.total() <= len(evening.stage.seats.rows), "more in than there are seats"
        assert max(inside.values(), default=0) <= 1, "somebody is in twice"
        rooms = [leg for leg in company.legs.values() if leg.direction == "outbound-api" and not leg.is_over]
        assert len([leg for leg in rooms if leg.to == BRIDGE_NUMBER]) <= 1, "the videoconference was called twice"

    return look


def settles(evening: Evening) -> None:
    """Everybody hangs up: no seat, no line, no call and no work is left over."""
    stage = evening.stage
    for sid in evening.legs:
        leg = stage.company.legs[sid]
        if not leg.is_over:
            leg.hang_up()
    stage.worker_looks = SLOWLY
    stage.company.elapse(LAST)
    evening.killer.retire()
    stage.company.elapse(SETTLED)
    with stage.services.looking() as act:
        assert live_calls(act) == [], "a call that is over is live"
        is_due = or_(WorkTable.lane == Lane.NEWS, WorkTable.due_at <= act.now)  # nobody is called at night
        work = act.connection.execute(select(WorkTable.kind).where(WorkTable.done_at.is_(None), is_due)).all()
        lines = act.connection.execute(select(table_of(DirectLineTable).c.call_id)).scalars().all()
    assert work == [], "work was left undone"
    assert not any(lines), "a line was left taken"
    seats = stage.seats
    assert (seats.occupied, seats.held) == (0, 0), "a seat was left taken"
    assert not any(row.is_leaving for row in seats.rows)
