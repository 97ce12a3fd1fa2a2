"""Whoever has the database alone changes nothing in the log without it showing, by whichever statement."""

from contextlib import suppress

import pytest

from dialin.actions.audit.begin_anew import begin_anew
from dialin.actions.audit.chain_entries import chain_entries
from dialin.actions.audit.check_entries import check_entries
from dialin.actions.staff.add_staff import NewLogin, add_staff
from dialin.jobs.log import chain_log, check_log
from dialin.services import Services
from dialin.store.act import DIALIN, Act
from dialin.store.audit import list_entries, log_change
from dialin.store.audit_chain import all_entries, change_anchor, find_anchor, link, write_links
from tests.actions.audit.logbook import TakenBack, check, said, told_after, write_log
from tests.every import every

SAME = "at, actor, act, event_id, attendee_id, details, salt, commitment, signature, hash"
CHANGED = "was changed, or does not follow from the one before."
INVENTED = """
    INSERT INTO audit_entry (at, actor, act, details)
    SELECT at, 'Frau Adler', 'pin.show', '{}' FROM audit_entry WHERE number = 5
"""
ALIBI = """
    INSERT INTO audit_entry (at, actor, act, details)
    SELECT at, 'dialin', 'audit.empty', '{"entries": [6]}' FROM audit_entry WHERE number = 6
"""
ATTACKS: dict[str, tuple[tuple[str, ...], str]] = {
    "an entry is deleted": (("DELETE FROM audit_entry WHERE number = 5",), "Entry 5 is missing."),
    "the first one is deleted": (("DELETE FROM audit_entry WHERE number = 1",), "Entry 1 is missing."),
    "several are deleted": (("DELETE FROM audit_entry WHERE number IN (3, 4)",), "Entries 3 to 4 are missing."),
    "the last ones are deleted": (("DELETE FROM audit_entry WHERE number > 6",), "Entries 7 to 8 are missing."),
    "the last ones and the end are": (
        ("DELETE FROM audit_entry WHERE number > 6", "UPDATE audit_anchor SET number = 6"),
        "The beginning or the end of the log is not as it was left.",
    ),
    "a gap is closed": (
        ("DELETE FROM audit_entry WHERE number = 5", "UPDATE audit_entry SET number = 5 WHERE number = 6"),
        f"Entry 5 {CHANGED}",
    ),
    "another is said to have done it": (
        ("UPDATE audit_entry SET actor = 'Herr Specht' WHERE number = 5",),
        f"Entry 5 {CHANGED}",
    ),
    "something else is said to be done": (
        ("UPDATE audit_entry SET act = 'phone.show' WHERE number = 5",),
        f"Entry 5 {CHANGED}",
    ),
    "the time is changed": (
        ("UPDATE audit_entry SET at = (SELECT at FROM audit_entry WHERE number = 8) WHERE number = 5",
         "UPDATE audit_entry SET at = '2026-01-01 10:00:00' WHERE number = 5"),
        f"Entry 5 {CHANGED}",
    ),
    "somebody else is said to be meant": (
        ("UPDATE audit_entry SET attendee_id = NULL WHERE number = 5",),
        f"Entry 5 {CHANGED}",
    ),
    "an event is taken from it": (
        ("UPDATE audit_entry SET event_id = NULL WHERE number = 5",),
        f"Entry 5 {CHANGED}",
    ),
    "the details are changed": (
        ("UPDATE audit_entry SET details = '{\"reason\": \"none\"}' WHERE number = 6",),
        f"Entry 6 {CHANGED}",
    ),
    "the details are emptied": (
        ("UPDATE audit_entry SET details = '{}' WHERE number = 6",),
        f"Entry 6 {CHANGED}",
    ),
    "the details are emptied as if they were forgotten": (
        ("UPDATE audit_entry SET details = '{}', salt = NULL WHERE number = 6",),
        "What entry 6 said was deleted, and not by dialin.",
    ),
    "and an entry says that dialin did it": (
        ("UPDATE audit_entry SET details = '{}', salt = NULL WHERE number = 6", ALIBI),
        "Entry 9 was not written by dialin.",
    ),
    "two change places": (
        ("UPDATE audit_entry SET number = -5 WHERE number = 5", "UPDATE audit_entry SET number = 5 WHERE number = 6",
         "UPDATE audit_entry SET number = 6 WHERE number = -5"),
        f"Entry 6 {CHANGED}",
    ),
    "two change their content": (
        ("UPDATE audit_entry SET act = 'y' WHERE number = 6", "UPDATE audit_entry SET act = 'x' WHERE number = 5"),
        f"Entry 5 {CHANGED}",
    ),
    "an entry is invented": (
        (INVENTED,),
        "Entry 9 was not written by dialin.",
    ),
    "an entry is written once more": (
        (f"INSERT INTO audit_entry ({SAME}) SELECT {SAME} FROM audit_entry WHERE number = 5",),
        "Entry 9 was not written by dialin.",
    ),
    "one is put in at the end": (
        (f"INSERT INTO audit_entry ({SAME}, number) SELECT {SAME}, 9 FROM audit_entry WHERE number = 5",),
        f"Entry 9 {CHANGED}",
    ),
    "one is put in before the first": (
        (f"INSERT INTO audit_entry ({SAME}, number) SELECT {SAME}, 0 FROM audit_entry WHERE number = 5",),
        "Entry 0 was not written by dialin.",
    ),
    "a number is there twice": (
        ("DROP INDEX ix_audit_entry_number",
         f"INSERT INTO audit_entry ({SAME}, number) SELECT {SAME}, 5 FROM audit_entry WHERE number = 5"),
        "Entry 5 is there twice.",
    ),
    "an entry is taken out of the chain": (
        ("UPDATE audit_entry SET number = NULL, hash = NULL, actor = 'Frau Star' WHERE number = 5",),
        "Entry 5 is missing.",
    ),
    "the check is to stumble": (
        ("UPDATE audit_entry SET act = 'audit.empty', details = '{\"entries\": 5}' WHERE number = 6",),
        "The log cannot be read: there is something in it that dialin does not write.",
    ),
    "the end is deleted": (("DELETE FROM audit_anchor",), "The beginning or the end of the log is not as it was left."),
    "the end loses its signature": (
        ("UPDATE audit_anchor SET signature = NULL",),
        "The beginning or the end of the log is not as it was left.",
    ),
    "all of it is taken out of the chain, but for one": (
        ("DELETE FROM audit_entry WHERE number = 5", "UPDATE audit_entry SET number = NULL, hash = NULL",
         "DELETE FROM audit_anchor"),
        "Entry ? was not written by dialin.",
    ),
}  # fmt: skip


@pytest.fixture
def log(services: Services) -> Services:
    write_log(services)
    assert check(services).is_whole
    return services


@every(("attack", "statements", "words"), [(name, *attack) for name, attack in ATTACKS.items()])
def test_it_shows_at_once_and_goes_on_to_show(
    log: Services, attack: str, statements: tuple[str, ...], words: str
) -> None:
    now, later = told_after(log, *statements)
    assert now, attack
    assert words in later, attack
    assert check(log).is_whole


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL takes no such texts
def test_what_no_database_should_hold_stops_no_check(log: Services) -> None:
    for column, text in (("at", "yesterday"), ("details", "{"), ("details", "[1]")):
        with suppress(TakenBack), log.acting(DIALIN) as act:
            act.connection.exec_driver_sql(f"UPDATE audit_entry SET {column} = '{text}' WHERE number = 6")
            assert not check_entries(act).is_whole
            raise TakenBack
    with log.acting(DIALIN) as act:
        act.connection.exec_driver_sql(INVENTED.replace("at,", "'yesterday',", 2).replace("'yesterday',", "at,", 1))
    check_log.do(log)
    with log.looking() as act:
        anchor = find_anchor(act)
    assert anchor is not None
    assert anchor.faults == [["unreadable", None, None]]


def test_whoever_makes_the_whole_chain_anew_cannot_sign_its_end(log: Services) -> None:
    """The hashes need no key; the end does."""
    with suppress(TakenBack), log.acting(DIALIN) as act:
        act.connection.exec_driver_sql("DELETE FROM audit_entry WHERE number = 5")
        number, last_hash = chain_by_hand(act)
        change_anchor(act, {"number": number, "hash": last_hash})
        assert said(check_entries(act)) == {"The beginning or the end of the log is not as it was left."}
        chain_entries(act)
        assert said(check_entries(act)) == {"The beginning or the end of the log is not as it was left."}
        raise TakenBack


def test_whoever_lets_the_log_seem_never_begun_is_seen_by_the_time_since_when_it_is_chained(log: Services) -> None:
    """What nothing in the database can show, the server's log and the metric of the number of entries do."""
    since = check(log).since
    log.clock.pass_time(days=3)
    with log.acting(DIALIN) as act:
        act.connection.exec_driver_sql("DELETE FROM audit_entry WHERE number = 5 OR act = 'audit.begin'")
        number, last_hash = chain_by_hand(act)
        change_anchor(act, {"number": number, "hash": last_hash, "signature": None})
        log_change(act, "staff.sign_in")
    chain_log.do(log)
    assert check(log).since == log.clock.now != since


def test_whoever_takes_all_of_it_and_its_end_away_is_seen_by_a_login_that_is_older(log: Services) -> None:
    """Dialin would begin anew, as if nothing had ever been written."""
    with log.acting("command line") as act:
        add_staff(act, NewLogin("Frau Adler", "admin"))
    chain_log.do(log)
    assert check(log).is_whole
    log.clock.pass_time(hours=1)
    with log.acting(DIALIN) as act:
        act.connection.exec_driver_sql("DELETE FROM audit_entry")
        act.connection.exec_driver_sql("DELETE FROM audit_anchor")
    end = "The beginning or the end of the log is not as it was left."
    assert said(check(log)) == {end}
    with log.acting("Frau Adler") as act:
        log_change(act, "staff.sign_out")
    chain_log.do(log)
    assert said(check(log)) == {end}
    with log.acting("command line") as act:
        begin_anew(act)
    chain_log.do(log)
    assert check(log).is_whole


def chain_by_hand(act: Act) -> tuple[int, str]:
    """As whoever has read this code would do it."""
    act.connection.exec_driver_sql("UPDATE audit_entry SET number = NULL")
    number, last_hash = 0, ""
    for entry in all_entries(act):
        number += 1
        last_hash = link(last_hash, number, entry, is_ours=True)
        write_links(act, [{"of_entry": entry.id, "number": number, "hash": last_hash}])
    return number, last_hash


def test_a_foreign_entry_keeps_its_mark_until_the_chain_is_begun_anew_and_the_log_says_by_whom(log: Services) -> None:
    with log.acting(DIALIN) as act:
        act.connection.exec_driver_sql(INVENTED)
        act.connection.exec_driver_sql("DELETE FROM audit_entry WHERE number = 3")
    chain_log.do(log)
    assert len(check(log).found) == 2
    with log.acting("command line") as act:
        begin_anew(act)
    chain_log.do(log)
    assert check(log).is_whole
    with log.looking() as act:
        (told, *_) = list_entries(act, None)
    assert (told.actor, told.act, told.details) == (
        "command line",
        "audit.begin",
        {"count": 8, "faults": 2, "entries": []},
    )
