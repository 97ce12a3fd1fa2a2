from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event, text

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.import_attendees import AT_ONCE, Imported, import_attendees
from dialin.lists.read_table import Table, late_entries, read_table
from dialin.store import attendees, questions
from dialin.store.waiting import waiting_list
from tests.building import EVENING, IN_JUNE, make_event


@pytest.fixture
def event_id(services):
    return make_event(services)


def bring(services, event_id, *lines, headings="Name;Telefon;Frage;Zustellung;E-Mail", now=IN_JUNE):
    table = read_table("\n".join((headings, *lines)).encode())
    assert isinstance(table, Table), str(table)
    return import_attendees(replace(services, clock=lambda: now), event_id, table, author="test")


def names(services, event_id):
    with services.looking() as act:
        return [row.name for row in attendees.list_attendees(act, event_id)]


def reasons(imported: Imported) -> dict[int, str]:
    return {row.line: str(row.reason) for row in imported.rejected}


def test_good_lines_get_seats_in_their_order_then_places_on_the_waiting_list(services, event_id):
    imported = bring(services, event_id, "Erna;030 23125010", "Karl;030 23125011", "Else;030 23125012")
    assert imported == Imported(registered=3, seated=2, waiting=1, already=0, rejected=())
    with services.looking() as act:
        assert [row.seat for row in attendees.list_attendees(act, event_id)] == [1, 2, None]


def test_a_second_import_registers_nobody_twice_and_says_so(services, event_id):
    lines = ("Erna;030 23125010", "Karl;+49 30 23125011")
    bring(services, event_id, *lines)
    again = bring(services, event_id, *lines, "ERNA ;(030) 231250-10", "Erna;030 23125099")
    assert again == Imported(registered=1, seated=0, waiting=1, already=3, rejected=())
    assert len(names(services, event_id)) == 3


def test_each_bad_line_comes_back_with_its_number_and_reason_and_the_good_ones_are_kept(services, event_id):
    imported = bring(
        services,
        event_id,
        "Erna;030 23125010",
        ";030 23125011",
        "Karl;110",
        "Else;keine Ahnung",
        "Otto;030 23125013;;Brieftaube",
        "Anna;030 23125014;;email",
        'Udo;030 23125015;"offen',
        "Lisa;3023125016",
        "Rosi;030 23125017;Wann?",
    )
    found = reasons(imported)
    assert list(found) == [3, 4, 5, 6, 7, 8, 9]
    assert found[3] == "Write a name."
    assert "110" in found[4]
    assert "Write the telephone number in digits" in found[5]
    assert "Brieftaube" in found[6]
    assert "give an email address" in found[7]
    assert names(services, event_id) == ["Erna", "Rosi"]
    with services.looking() as act:
        assert [(row.name, row.text) for row in questions.list_questions(act, event_id)] == [("Rosi", "Wann?")]


def test_after_the_deadline_every_line_says_so(services, event_id):
    imported = bring(services, event_id, "Erna;030 23125010", now=EVENING - timedelta(days=1))
    assert "Registration closed on 2026-06-16 23:59" in reasons(imported)[2]
    assert names(services, event_id) == []


def test_a_list_imported_again_after_the_deadline_is_still_known(services, event_id):
    bring(services, event_id, "Erna;030 23125010")
    again = bring(services, event_id, "Erna;030 23125010", "Karl;030 23125011", now=EVENING - timedelta(days=1))
    assert (again.already, again.registered) == (1, 0)
    assert list(reasons(again)) == [3]


def test_a_list_that_came_late_is_taken_with_a_reason_which_stays_on_record(services, event_id):
    table = late_entries(read_table(b"Name;Telefon\nErna;030 23125010\n"), "Liste kam zu sp\u00e4t")
    late = EVENING - timedelta(days=1)
    assert import_attendees(replace(services, clock=lambda: late), event_id, table, author="test").registered == 1
    with services.looking() as act:
        (row,) = attendees.list_attendees(act, event_id)
    assert row.late_reason == "Liste kam zu sp\u00e4t"


@pytest.mark.parametrize("line", ["Erna;030 23125010", "Erna;"])
def test_whoever_cancelled_is_not_brought_back_by_the_same_list(services, event_id, line):
    bring(services, event_id, line, "Karl;030 23125011")
    with services.acting("test") as act:
        first = attendees.list_attendees(act, event_id)[0]
        assert cancel(replace(act, now=IN_JUNE), first.id) is None
    again = bring(services, event_id, line, "Karl;030 23125011")
    assert (again.already, again.registered) == (1, 0)
    assert reasons(again)[2] == (
        "Erna has cancelled in the meantime. To let them take part again, register them by hand."
    )
    assert names(services, event_id) == ["Erna", "Karl"]


def test_a_long_list_gives_way_to_callers_between_its_transactions(services, event_id):
    begun = []
    event.listen(services.database.write, "begin", begun.append)
    lines = [f"Erna {place};030 23125{place:03}" for place in range(AT_ONCE * 2 + 1)]
    assert bring(services, event_id, *lines).registered == AT_ONCE * 2 + 1
    looks = 0 if services.database.has_readers else 1  # which share the engine there
    assert len(begun) == 3 + 1 + looks  # and the entry in the log


def test_fifty_lines_ask_the_database_as_often_as_one(services, event_id):
    asked = {}
    for count in (1, AT_ONCE):
        statements = []
        event.listen(services.database.write, "after_cursor_execute", lambda *given, to=statements: to.append(given))
        bring(
            services,
            make_event(services, slug=f"of-{count}", seats=1, pin_length=8),
            *(f"Erna {n};" for n in range(count)),
        )
        asked[count] = len(statements)
    assert asked[AT_ONCE] <= 1.2 * asked[1]


def test_whoever_stands_twice_among_the_same_fifty_lines_is_registered_once(services, event_id):
    imported = bring(
        services, event_id, "Erna;030 23125010", "Karl;", "ERNA ;(030) 231250-10", "karl;", "Karl;030 23125011"
    )
    assert (imported.registered, imported.already) == (3, 2)
    assert names(services, event_id) == ["Erna", "Karl", "Karl"]


def test_whoever_waits_at_the_terminal_is_told_how_far_it_is(services, event_id):
    table, steps = read_table("\n".join(["Name;Telefon", *(f"Erna {n};" for n in range(AT_ONCE + 7))]).encode()), []
    import_attendees(services, event_id, table, author="test", step=steps.append)
    assert steps == [AT_ONCE, 7]


def test_an_import_that_broke_off_is_finished_by_running_it_again(services, event_id):
    lines = [f"Erna {place};030 23125{place:03}" for place in range(AT_ONCE + 20)]
    calls = []

    def break_off(_connection):
        calls.append(1)
        if len(calls) == 2:
            raise RuntimeError("the power went out")

    event.listen(services.database.write, "commit", break_off)
    with pytest.raises(RuntimeError, match="power"):
        bring(services, event_id, *lines)
    event.remove(services.database.write, "commit", break_off)
    assert len(names(services, event_id)) == AT_ONCE
    again = bring(services, event_id, *lines)
    assert (again.already, again.registered) == (AT_ONCE, 20)


def test_when_pins_run_out_the_lines_say_so_and_nothing_is_half_done(services, event_id):
    exhausted = replace(services, pin_keys=replace(services.pin_keys, choose=lambda _below: 7))
    imported = import_attendees(exhausted, event_id, read_table(b"Name;Telefon\nErna;030 23125010\n"), author="test")
    assert "No PIN of this length is left" in reasons(imported)[2]
    assert names(services, event_id) == []
    with services.acting("test") as act:
        assert waiting_list(act, event_id) == []


def test_once_pins_have_run_out_no_more_are_drawn_and_whoever_is_known_still_counts_as_known(services, event_id):
    bring(services, event_id, "Erna;030 23125010")
    draws = []
    exhausted = replace(services, pin_keys=replace(services.pin_keys, choose=lambda _: draws.append(1) or 7))
    lines = {}
    for fifties in (1, 3):
        people = [f"Karl {n};" for n in range(AT_ONCE * fifties - 2)]
        draws.clear()
        imported = bring(exhausted, event_id, *people, "Otto;110", "Erna;030 23125010")
        lines[fifties] = len(draws)
        assert (imported.registered, imported.already, len(imported.rejected)) == (0, 1, AT_ONCE * fifties - 1)
        assert "No PIN of this length is left" in reasons(imported)[2]
        assert "110" in reasons(imported)[AT_ONCE * fifties]
    assert lines[1] == lines[3] > 0
    assert names(services, event_id) == ["Erna"]


def test_after_an_import_the_database_knows_how_long_the_list_is(services, event_id):
    """Else it would walk through all of it for each look of somebody who waits."""
    bring(services, event_id, *(f"Erna {n};" for n in range(AT_ONCE + 7)))
    with services.looking() as act:
        if act.connection.dialect.name == "postgresql":
            counted = act.connection.execute(text("SELECT reltuples FROM pg_class WHERE relname = 'attendee'"))
            assert counted.scalar_one() == AT_ONCE + 7


def test_addresses_ways_and_people_to_ask_for_come_with_the_list(services, event_id):
    table = read_table(
        "Nachname;Vorname;Straße;Nr.;PLZ/Ort;Telefon;E-Mail;Zustellung;Ansprechpartner;Zimmer;Wählscheibe;Anruf durch\n"
        "Müller;Erna;Hauptstr.;5;67655 Kaiserslautern;030 23125010;;Brief;Frau Jung;214;ja;Mensch\n"
        "Alt;Otto;Hauptstr.;5;67655 Kaiserslautern;030 23125010;otto@example.org;E-Mail;;215;;\n"
        "Falsch;Anna;Hauptstr.;5;1067 Dresden;030 23125010;;Brief;;;;\n"
        "Falsch;Emma;Hauptstr.;5;67655 Mainz;030 23125010;emma;Brief;;;;\n"
        "Falsch;Ida;Hauptstr.;5;67655 Mainz;030 23125010;;SMS;;;;\n"
        "Falsch;Ute;Hauptstr.;5;67655 Mainz;;;Anruf;;;;\n".encode("cp1252"),
        "30",
    )
    assert isinstance(table, Table)
    imported = import_attendees(services, event_id, table, author="desk")
    why = {row.line: str(row.reason) for row in imported.rejected}
    assert list(why) == [4, 5, 6, 7]
    assert ("write 01067" in why[4], "the @ is missing" in why[5]) == (True, True)
    assert ("mobile telephones only" in why[6], "give a telephone number" in why[7]) == (True, True)
    with services.looking() as act:
        erna, otto = attendees.list_attendees(act, event_id)
    assert (erna.street, erna.postcode, erna.town) == ("Hauptstr. 5", "67655", "Kaiserslautern")
    assert (erna.contact, erna.room, erna.has_dial, erna.called_by) == ("Frau Jung", "214", True, "person")
    assert (otto.contact, otto.room, otto.has_dial, otto.called_by) == (None, "215", False, "machine")
    assert (otto.delivery, otto.email, otto.phone) == ("email", "otto@example.org", erna.phone)
