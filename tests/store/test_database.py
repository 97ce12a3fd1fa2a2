"""Transactions and times, alike on both databases."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from dialin.actions.house import House
from dialin.store.database import reading, transaction
from dialin.store.throttles import Throttle, count_try, tries_in
from tests.building import EVENING

HOUR = timedelta(hours=1)


def test_what_fails_leaves_nothing_behind(house: House) -> None:
    def fail_halfway() -> None:
        with transaction(house.database) as connection:
            count_try(connection, "scope", window=HOUR, now=EVENING)
            raise LookupError

    with pytest.raises(LookupError):
        fail_halfway()
    with reading(house.database) as connection:
        assert tries_in(connection, {"scope": HOUR}, now=EVENING) == {}


def test_a_look_takes_nobodys_place(house: House) -> None:
    with transaction(house.database) as writing, reading(house.database) as looking:
        count_try(writing, "scope", window=HOUR, now=EVENING)
        assert tries_in(looking, {"scope": HOUR}, now=EVENING) == {}


def test_times_come_back_in_utc_whatever_zone_they_were_written_in(house: House) -> None:
    somewhere = timezone(timedelta(hours=5, minutes=30))
    with transaction(house.database) as connection:
        count_try(connection, "scope", window=HOUR, now=EVENING.astimezone(somewhere))
    with reading(house.database) as connection:
        started = connection.execute(select(Throttle.window_started)).scalar_one()
    assert started == EVENING
    assert started.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(house: House) -> None:
    with pytest.raises((StatementError, ValueError), match="no zone"), transaction(house.database) as connection:
        count_try(connection, "scope", window=HOUR, now=datetime(2026, 6, 19, 18))


def test_a_window_begins_anew_when_it_is_over(house: House) -> None:
    with transaction(house.database) as connection:
        counted = [
            count_try(connection, "scope", window=HOUR, now=EVENING + timedelta(minutes=minutes))
            for minutes in (0, 59, 60, 61)
        ]
    assert counted == [1, 2, 1, 2]
