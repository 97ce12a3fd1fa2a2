"""Transactions and times, alike on both databases."""

import socket
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import make_url, select, text
from sqlalchemy.exc import OperationalError, StatementError

from dialin.services import Services
from dialin.store.database import GIVES_UP, open_database, reading
from dialin.store.sign_in_counts import SignInCountTable, count_try, opens_at
from tests.acting import acting, looking
from tests.building import EVENING
from tests.databases import Databases

HOUR = timedelta(hours=1)


def test_what_fails_leaves_nothing_behind(services: Services) -> None:
    def fail_halfway() -> None:
        with acting(services) as act:
            count_try(act, "scope", window=HOUR)
            raise LookupError

    with pytest.raises(LookupError):
        fail_halfway()
    with looking(services) as act:
        assert opens_at(act, ["scope"]) is None


def test_a_look_takes_nobodys_place(services: Services) -> None:
    with acting(services) as writer, looking(services) as reader:
        count_try(writer, "scope", window=HOUR)
        assert opens_at(reader, ["scope"]) is None


def test_times_come_back_in_utc_whatever_zone_they_were_written_in(services: Services) -> None:
    somewhere = timezone(timedelta(hours=5, minutes=30))
    with acting(services, EVENING.astimezone(somewhere)) as act:
        count_try(act, "scope", window=HOUR)
    with services.looking() as act:
        started = act.connection.execute(select(SignInCountTable.window_started)).scalar_one()
    assert started == EVENING
    assert started.tzinfo is UTC


def test_a_time_without_a_zone_is_refused(services: Services) -> None:
    with pytest.raises((StatementError, ValueError), match="no zone"), services.acting("test") as act:
        count_try(replace(act, now=datetime(2026, 6, 19, 18)), "scope", window=HOUR)


@pytest.mark.parametrize("servers_own", ["repeatable read", "serializable"])
def test_whoever_waited_for_a_row_sees_what_was_done_to_it_whatever_the_server_is_set_to(
    databases: Databases, servers_own: str
) -> None:
    """A lock alone does not help where the look behind it is older than the lock."""
    with databases.fresh("postgres") as url:
        options = {"options": f"-c default_transaction_isolation={servers_own.replace(' ', chr(92) + ' ')}"}
        database = open_database(make_url(url).update_query_dict(options).render_as_string(hide_password=False))
        with acting(database) as act:
            set_to = act.connection.execute(text("SHOW default_transaction_isolation")).scalar_one()
            kept = act.connection.execute(text("SHOW transaction_isolation")).scalar_one()
        database.close()
    assert (set_to, kept) == (servers_own, "read committed")


def test_a_window_begins_anew_when_it_is_over(services: Services) -> None:
    with services.acting("test") as act:
        counted = [
            count_try(replace(act, now=EVENING + timedelta(minutes=minutes)), "scope", window=HOUR)
            for minutes in (0, 59, 60, 61)
        ]
    assert counted == [1, 2, 1, 2]


def test_a_server_that_takes_connections_and_says_nothing_is_given_up_long_before_the_provider_gives_us_up() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        database = open_database(f"postgresql+psycopg://dialin@127.0.0.1:{silent.getsockname()[1]}/dialin")
        began = time.monotonic()
        with pytest.raises(OperationalError), reading(database):
            pass
        assert time.monotonic() - began < 6
        database.close()


def test_whoever_names_other_limits_in_the_address_is_heeded() -> None:
    database = open_database("postgresql+psycopg://dialin@db/dialin?connect_timeout=9&sslmode=require")
    assert dict(database.write.url.query).items() >= {**GIVES_UP, "connect_timeout": "9", "sslmode": "require"}.items()
    database.close()
