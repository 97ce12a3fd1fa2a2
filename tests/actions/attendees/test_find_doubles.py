"""Likely doubles are told with both entries before they cost a seat; a couple at one telephone is no double."""

from dataclasses import replace

import pytest

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.find_doubles import find_doubles, hold_back
from dialin.actions.attendees.import_attendees import Imported, import_attendees
from dialin.actions.attendees.try_import import try_import
from dialin.lists.read_table import Table, read_table
from dialin.store import attendees
from dialin.store.events import load_event
from tests.building import IN_JUNE, make_event
from tests.every import every


@pytest.fixture
def event_id(services):
    return make_event(services)


def bring(services, event_id, *lines, confirmed=(), dry=False) -> tuple[Table, Imported]:
    table = read_table("\n".join(("Name;Telefon", *lines)).encode())
    assert isinstance(table, Table)
    services = replace(services, clock=lambda: IN_JUNE)
    with services.looking() as act:
        event = load_event(act, event_id)
        assert event is not None
        kept = hold_back(table, find_doubles(act, event, table), confirmed=confirmed)
        if dry:
            return kept, try_import(act, event, kept)
    return kept, import_attendees(services, event_id, kept, author="test")


def names(services, event_id):
    with services.looking() as act:
        return [row.name for row in attendees.list_attendees(act, event_id)]


ANNA = "Anna Beispiel;030 23125010"


@pytest.mark.parametrize("is_on_file", [True, False])
@every(
    "line",
    [
        "Anna Beispiel;030 23125011", "Beispiel, Anna;030 23125010", "Beispiel Anna;030 23125099",
        "Dr. Anna Beispiel;030 23125010", "Frau Anna Beispiel;030 23125011", "ANNA BEISPIEL;",
        "A. Beispiel;030 23125010", "Anna Maria Beispiel;030 23125010", "Beispiel;030 23125010",
        "Anna Beispil;030 23125010",
    ],
)  # fmt: skip
def test_a_line_that_may_be_about_the_same_person_is_held_back_with_both(services, event_id, line, is_on_file):
    if is_on_file and not names(services, event_id):
        bring(services, event_id, ANNA)
    lines = (line,) if is_on_file else (ANNA, line)
    kept, tried = bring(services, event_id, *lines, dry=True)
    at = len(lines) + 1
    assert tried.registered == len(lines) - 1
    (reason,) = [str(row.reason) for row in tried.rejected]
    assert ("entry 1, who is registered" if is_on_file else "line 2") in reason
    assert "Anna Beispiel, 030 23125010" in reason
    assert [notice.line for notice in kept.notices if "may be the same person" in str(notice)] == [at]


@every(
    ("one", "other"),
    [
        ("Anna Beispiel;030 23125010", "Hans Beispiel;030 23125010"),
        ("Andrea Beispiel;030 23125010", "Andreas Beispiel;030 23125010"),
        ("Maria Kunz;030 23125010", "Mario Kunz;030 23125010"),
        ("Anna Beispiel;030 23125010", "Anna Muster;030 23125011"),
        ("Anna Beispiel;030 23125010", "Hans Muster;030 23125010"),
        ("Jan Kunz;030 23125010", "Jana Kunz;030 23125010"),
    ],
)
def test_two_people_are_two_people(services, event_id, one, other):
    assert bring(services, event_id, one, other, dry=True)[1].registered == 2


def test_umlauts_may_be_written_out(services, event_id):
    _, tried = bring(services, event_id, "Jörg Groß;030 23125010", "Joerg Gross;030 23125011", dry=True)
    assert (tried.registered, len(tried.rejected)) == (1, 1)


def test_a_confirmed_double_is_registered_and_known_from_then_on(services, event_id):
    lines = (ANNA, "Anna Beispiel;030 23125011", "Beispiel, Anna;030 23125012")
    assert bring(services, event_id, *lines, confirmed={3})[1].registered == 2
    assert names(services, event_id) == ["Anna Beispiel", "Anna Beispiel"]
    _, again = bring(services, event_id, *lines, confirmed=None)
    assert (again.registered, again.already) == (1, 2)
    assert bring(services, event_id, *lines)[1] == replace(again, registered=0, seated=0, waiting=0, already=3)


def test_whoever_has_cancelled_is_nobodys_double(services, event_id):
    bring(services, event_id, ANNA)
    with services.acting("test") as act:
        assert cancel(replace(act, now=IN_JUNE), 1) is None
    assert bring(services, event_id, "Anna Beispiel;030 23125011")[1].registered == 1


def test_a_trial_counts_as_the_import_does_and_leaves_no_trace(services, event_id):
    lines = ("Erna;030 23125010", "Karl;110", "Erna;030 23125010", "Otto;030 23125011", "Lisa;030 23125012")
    _, tried = bring(services, event_id, *lines, dry=True)
    assert names(services, event_id) == []
    _, imported = bring(services, event_id, *lines)
    assert tried == imported
    assert bring(services, event_id, *lines, dry=True)[1] == bring(services, event_id, *lines)[1]
