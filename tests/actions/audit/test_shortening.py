"""The oldest entries of the log go when their days are over, and only then: whoever cuts them off is seen."""

from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import event

from dialin.actions.audit.begin_anew import begin_anew
from dialin.actions.audit.chain_entries import chain_entries
from dialin.actions.audit.check_entries import check_entries
from dialin.actions.audit.shorten import SHORTENED, shorten
from dialin.actions.people.purge import purge_log
from dialin.jobs.log import chain_log
from dialin.rules.retention import Kind
from dialin.services import Services
from dialin.store.audit import list_entries, log_change
from tests.actions.audit.logbook import TakenBack, check, said, told_after, write_log
from tests.building import SetClock
from tests.every import every

OLD = 8  # entries of the log of long ago
ENDS = "The beginning or the end of the log is not as it was left."
CUT = f"DELETE FROM audit_entry WHERE number <= {OLD}"


@pytest.fixture
def old(services: Services, clock: SetClock) -> Services:
    """A log of which the first part is older than its days, and the rest of today."""
    write_log(services)
    clock.now += timedelta(days=services.terms.days[Kind.LOG] + 1)
    with services.acting("Frau Adler") as act:
        for count in range(3):
            log_change(act, "pin.show", count=count)
    chain_log.do(services)
    assert check(services).entries == OLD + 3
    return services


def test_what_is_past_its_days_goes_and_the_log_is_whole_and_says_so(old: Services) -> None:
    assert purge_log(old, author="dialin") == {Kind.LOG: OLD}
    for _ in range(2):  # before what was written about it is chained, too
        assert said(check(old)) == set()
        chain_log.do(old)
    found = check(old)
    assert (found.entries, found.waiting, found.since) == (4, 0, old.clock.now)
    with old.looking() as act:
        told = list_entries(act, None)[0]
    assert (told.act, told.actor, told.details) == (SHORTENED, "dialin", {"count": OLD, "until": "2026-06-01"})


def test_some_at_a_time_it_is_whole_after_each(old: Services) -> None:
    before = old.clock.now - timedelta(days=1)
    for went in (3, 3, 2, 0):
        with old.acting("dialin") as act:
            assert shorten(act, before, most=3) == went
        chain_log.do(old)
        assert check(old).is_whole


def test_a_log_of_which_everything_has_gone_goes_on(old: Services, clock: SetClock) -> None:
    clock.now += timedelta(days=400)
    assert purge_log(old, author="dialin") == {Kind.LOG: OLD + 3}
    assert check(old).is_whole
    chain_log.do(old)
    assert (check(old).is_whole, check(old).entries) == (True, 1)
    with old.acting("command line") as act:
        assert begin_anew(act).is_whole
    chain_log.do(old)
    assert (check(old).is_whole, check(old).entries) == (True, 2)


@every(
    ("statements", "words"),
    [
        ((CUT,), f"Entries 1 to {OLD} are missing."),
        ((CUT, f"UPDATE audit_anchor SET gone_number = {OLD}"), ENDS),
        ((CUT, f"UPDATE audit_anchor SET gone_number = {OLD}, gone_hash = '0'"), ENDS),
        (("DELETE FROM audit_entry", f"UPDATE audit_anchor SET gone_number = {OLD + 3}, gone_hash = hash"), ENDS),
    ],
)
def test_the_same_entries_cut_off_by_hand_are_missed(old: Services, statements: tuple[str, ...], words: str) -> None:
    for told in told_after(old, *statements):
        assert words in told, statements


def test_an_entry_put_back_in_front_of_the_beginning_is_seen(old: Services) -> None:
    with old.looking() as act:
        gone = list_entries(act, None)[-1]
    purge_log(old, author="dialin")
    with old.acting("x") as act:
        columns = {"at": f"{gone.at:%Y-%m-%d %H:%M:%S}", "actor": gone.actor, "act": gone.act, "hash": gone.hash}
        values = ", ".join(f"'{value}'" for value in columns.values())
        act.connection.exec_driver_sql(
            f"INSERT INTO audit_entry ({', '.join(columns)}, details, number) VALUES ({values}, '{{}}', 1)"
        )
    assert "Entry 1 was not written by dialin." in said(check(old))


@every(
    "statements",
    [
        (f"UPDATE audit_entry SET at = (SELECT at FROM audit_entry WHERE number = 1) WHERE number = {OLD + 1}",),
        (f"DELETE FROM audit_entry WHERE number = {OLD + 1}",),
        ("UPDATE audit_anchor SET gone_number = 2",),
        (
            "UPDATE audit_anchor SET gone_number = 2, gone_hash = (SELECT hash FROM audit_entry WHERE number = 2)",
            "DELETE FROM audit_entry WHERE number <= 2",
        ),
        ("UPDATE audit_entry SET actor = 'x' WHERE number = 1",),
        ("DELETE FROM audit_entry WHERE number = 1",),
    ],
)
def test_the_term_covers_nothing_up(old: Services, statements: tuple[str, ...]) -> None:
    """What was made to look old, and what lies behind a gap, stays to be seen."""
    before = old.clock.now - timedelta(days=1)
    with suppress(TakenBack), old.acting("dialin") as act:
        for statement in statements:
            act.connection.exec_driver_sql(statement)
        told = said(check_entries(act))
        while shorten(act, before, most=3):
            chain_entries(act)
        assert told
        assert said(check_entries(act)) >= told
        raise TakenBack


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # SQLite looks at one instant
def test_a_look_during_which_the_oldest_go_finds_nothing_wrong(old: Services) -> None:
    before, went = old.clock.now - timedelta(days=1), []

    def delete(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM audit_entry" in statement and len(went) < 2:
            went.append(statement)
            with old.acting("dialin") as act:
                assert shorten(act, before, most=3) == 3

    with old.acting("x") as act:
        event.listen(act.connection, "before_cursor_execute", delete)
        assert said(check_entries(act)) == set()
    assert len(went) == 2
