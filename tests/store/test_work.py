"""Work rows: claimed once, fenced by a token, and done once, however many workers look."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from dialin.services import Services
from dialin.store.database import Database
from dialin.store.duties import claim_duty, finish_duty, is_duty_due
from dialin.store.work import add_work, claim_work, finish_work, is_work_due, load_work, postpone_work
from tests.acting import acting
from tests.actions.races.crowds import at_once
from tests.building import EVENING
from tests.store.planning import let_it_look_again

LEASE = timedelta(seconds=30)


def work_rows(services: Services, count: int) -> list[int]:
    with services.acting("test") as act:
        made = [
            add_work(act, {"key": f"k{number}", "kind": "redirect", "details": {}, "due_at": EVENING})
            for number in range(count)
        ]
    return [one for one in made if one is not None]


def take(database: Database, token: str, now=EVENING) -> list[int]:
    with acting(database, now=now) as act:
        return [row.id for row in claim_work(act, token=token, lease=LEASE, most=3)]


def test_work_with_the_same_key_is_there_once(services: Services) -> None:
    assert len(work_rows(services, 2)) == 2
    assert work_rows(services, 2) == []


def test_of_many_workers_each_row_goes_to_one(services: Services, database_url: str) -> None:
    rows = work_rows(services, 20)
    taken = at_once(database_url, [partial(take, token=f"worker {number}") for number in range(8)])
    claimed = [row for some in taken for row in some]
    assert len(claimed) == len(set(claimed))
    assert set(claimed) <= set(rows)


def test_never_more_rows_are_claimed_than_asked_for_however_the_database_plans(services: Services) -> None:
    work_rows(services, 40)
    with services.acting("test") as act:
        let_it_look_again(act)
        claimed = claim_work(replace(act, now=EVENING), token="one", lease=LEASE, most=3)
    assert len(claimed) == 3


def test_a_lease_that_runs_out_lets_another_worker_take_over(services: Services) -> None:
    (row,) = work_rows(services, 1)
    assert take(services.database, "first") == [row]
    assert take(services.database, "second", EVENING + LEASE - timedelta(seconds=1)) == []
    assert take(services.database, "second", EVENING + LEASE) == [row]
    with services.acting("test") as act:
        assert not finish_work(replace(act, now=EVENING), row, token="first")
        assert finish_work(replace(act, now=EVENING), row, token="second")
        assert not finish_work(replace(act, now=EVENING), row, token="second")
        assert not is_work_due(replace(act, now=EVENING + timedelta(days=1)))


def test_postponed_work_comes_back_when_it_is_due(services: Services) -> None:
    (row,) = work_rows(services, 1)
    take(services.database, "first")
    later = EVENING + timedelta(minutes=1)
    with services.acting("test") as act:
        claimed = load_work(act, row)
        assert claimed is not None
        postpone_work(act, claimed, until=later, failure="busy")
    assert take(services.database, "second", later - timedelta(seconds=1)) == []
    assert take(services.database, "second", later) == [row]
    with services.looking() as act:
        found = load_work(act, row)
    assert found is not None
    assert (found.attempts, found.failure) == (2, "busy")


def test_a_duty_is_done_by_one_worker_at_a_time(services: Services, database_url: str) -> None:
    def attempt(database: Database, token: str) -> bool:
        with acting(database) as act:
            return claim_duty(act, "look", token=token, lease=LEASE)

    claimed = at_once(database_url, [partial(attempt, token=f"worker {number}") for number in range(8)])
    assert sum(claimed) == 1
    winner = f"worker {claimed.index(True)}"
    with services.acting("test") as act:
        assert not is_duty_due(replace(act, now=EVENING), "look")
        finish_duty(replace(act, now=EVENING), "look", token="nobody", next_at=EVENING)
        assert not is_duty_due(replace(act, now=EVENING), "look")
        finish_duty(replace(act, now=EVENING), "look", token=winner, next_at=EVENING + LEASE)
        assert not is_duty_due(replace(act, now=EVENING), "look")
        assert is_duty_due(replace(act, now=EVENING + LEASE), "look")
