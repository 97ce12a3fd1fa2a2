"""Work rows: claimed once, fenced by a token, and done once, however many workers look."""

from datetime import timedelta
from functools import partial

from dialin.services import Services
from dialin.store.database import Database, reading, transaction
from dialin.store.duties import claim_duty, finish_duty, is_duty_due
from dialin.store.work import add_work, claim_work, finish_work, is_work_due, load_work, postpone_work
from tests.actions.races.crowds import at_once
from tests.building import EVENING
from tests.store.planning import let_it_look_again

LEASE = timedelta(seconds=30)


def work_rows(services: Services, count: int) -> list[int]:
    with transaction(services.database) as connection:
        made = [
            add_work(connection, {"key": f"k{number}", "kind": "redirect", "details": {}, "due_at": EVENING})
            for number in range(count)
        ]
    return [one for one in made if one is not None]


def take(database: Database, token: str, now=EVENING) -> list[int]:
    with transaction(database) as connection:
        return [row.id for row in claim_work(connection, token=token, lease=LEASE, now=now, most=3)]


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
    with transaction(services.database) as connection:
        let_it_look_again(connection)
        claimed = claim_work(connection, token="one", lease=LEASE, now=EVENING, most=3)
    assert len(claimed) == 3


def test_a_lease_that_runs_out_lets_another_worker_take_over(services: Services) -> None:
    (row,) = work_rows(services, 1)
    assert take(services.database, "first") == [row]
    assert take(services.database, "second", EVENING + LEASE - timedelta(seconds=1)) == []
    assert take(services.database, "second", EVENING + LEASE) == [row]
    with transaction(services.database) as connection:
        assert not finish_work(connection, row, token="first", now=EVENING)
        assert finish_work(connection, row, token="second", now=EVENING)
        assert not finish_work(connection, row, token="second", now=EVENING)
        assert not is_work_due(connection, EVENING + timedelta(days=1))


def test_postponed_work_comes_back_when_it_is_due(services: Services) -> None:
    (row,) = work_rows(services, 1)
    take(services.database, "first")
    later = EVENING + timedelta(minutes=1)
    with transaction(services.database) as connection:
        postpone_work(connection, row, token="first", until=later, failure="busy")
    assert take(services.database, "second", later - timedelta(seconds=1)) == []
    assert take(services.database, "second", later) == [row]
    with reading(services.database) as connection:
        found = load_work(connection, row)
    assert found is not None
    assert (found.attempts, found.failure) == (2, "busy")


def test_a_duty_is_done_by_one_worker_at_a_time(services: Services, database_url: str) -> None:
    def attempt(database: Database, token: str) -> bool:
        with transaction(database) as connection:
            return claim_duty(connection, "look", token=token, lease=LEASE, now=EVENING)

    claimed = at_once(database_url, [partial(attempt, token=f"worker {number}") for number in range(8)])
    assert sum(claimed) == 1
    winner = f"worker {claimed.index(True)}"
    with transaction(services.database) as connection:
        assert not is_duty_due(connection, "look", EVENING)
        finish_duty(connection, "look", token="nobody", next_at=EVENING, now=EVENING)
        assert not is_duty_due(connection, "look", EVENING)
        finish_duty(connection, "look", token=winner, next_at=EVENING + LEASE, now=EVENING)
        assert not is_duty_due(connection, "look", EVENING)
        assert is_duty_due(connection, "look", EVENING + LEASE)
