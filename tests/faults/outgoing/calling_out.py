"""The evening on which dialin calls people, and its process may end at any point: once each, or it is said why not."""

from collections import Counter
from datetime import timedelta

from dialin.rehearsal import Callee
from dialin.rehearsal.callees import by_try
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.store.outgoing import Wanted, list_outgoing
from dialin.store.work import Work
from tests.building import EVENING
from tests.faults.evenings import PHONES, Evening, Plan
from tests.jobs.outgoing.rush import PERSON

BEGINS = EVENING - timedelta(minutes=10)
LONGEST = 40 * 60.0  # seconds: three tries, each of which may be found lost only after a minute


def called_at_the_start(evening: Evening) -> None:
    """One is there, one is busy at first, and one is not at home."""
    company, stage = evening.stage.company, evening.stage
    company.callees |= {PHONES[0]: PERSON, PHONES[1]: by_try(Callee("busy"), PERSON), PHONES[2]: Callee("no-answer")}
    for place in range(3):
        stage.register(f"Erna Beispiel {place}", PHONES[place], callback=True)
    company.run_until(lambda: _is_over(evening), LONGEST)
    rows = _rows(evening)
    reached = [row.outcome is Outcome.JOINED for row in rows]
    assert reached == [True, True, False], [row.outcome for row in rows]
    assert rows[2].outcome is Outcome.NO_ANSWER
    _nobody_twice(evening)


def _nobody_twice(evening: Evening) -> None:
    """No attempt is placed twice, and whoever has been spoken with is not rung again."""
    company = evening.stage.company
    asked = [one for one in company.requests_received if one.method == "POST" and one.path.endswith("/Calls.json")]
    placed = Counter(one.form["Url"][0] for one in asked if one.status == 201)
    assert max(placed.values()) == 1, placed
    for phone in PHONES[:2]:
        answered = [leg for leg in company.legs.values() if leg.to == phone and leg.room]
        assert len(answered) <= 1, [leg.transcript() for leg in answered]


def _is_over(evening: Evening) -> bool:
    rows = _rows(evening)
    return len(rows) == 3 and all(row.done_at is not None for row in rows)


def _rows(evening: Evening) -> list[Work]:
    stage = evening.stage
    with stage.services.looking() as act:
        return list_outgoing(act, Wanted(event_id=stage.event_id, purposes=(Purpose.START,)))


PLAN = Plan(called_at_the_start, BEGINS - timedelta(seconds=20), {"seats": 3, "grace_minutes": 1})
