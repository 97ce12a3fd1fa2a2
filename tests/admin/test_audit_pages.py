"""The audit log: of one event for everybody, of everything for the administration."""

import ast
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

import dialin
from dialin.actions.audit.faults import Fault, Found
from dialin.admin.log.words import ACTS, KEYS
from dialin.admin.words import load_words
from dialin.jobs.log import check_log
from dialin.services import Services
from tests.admin.desk import Desk, sit_down
from tests.building import begin_call, make_event, register_people


def test_the_whole_log_says_who_did_what_to_whom_in_plain_words(desk: Desk, event_id: int) -> None:
    person = register_people(desk.services, event_id, 1)[0]
    desk.send(f"/events/digitaltag/attendees/{person.attendee_id}/pin")
    page = desk.see("/audit")
    for words in ("Frau Adler", "hat eine PIN angesehen", "Erna Beispiel 0", "Digitaltag", "01.06.2026, 12:00:00"):
        assert words in page


def test_an_events_log_leaves_out_the_others(app: Flask, services: Services, event_id: int) -> None:
    register_people(services, make_event(services, slug="andere", number="030 23125001"), 1)
    page = sit_down(app, services, role="staff").see("/events/digitaltag/audit")
    assert "hat die Veranstaltung angelegt" in page
    assert "Erna Beispiel" not in page


def test_details_are_told_in_the_language_of_the_reader_and_what_says_nothing_is_left_out(desk: Desk) -> None:
    event_id = make_event(desk.services)
    change = {"seats": "3", "title": "Digitaltag", "timezone": "Europe/Berlin"}
    desk.send("/events/digitaltag/edit", change)
    call_id = begin_call(desk.services, "CA1", event_id=event_id)
    desk.send(f"/events/digitaltag/calls/{call_id}/remove", {"reason": "Bitte leiser"})
    german = desk.see("/events/digitaltag/audit")
    assert "Telefonplätze: 2 → 3<" in german
    assert f"Anruf: {call_id} · Grund: Bitte leiser<" in german  # nobody was barred, so nothing is said of it
    other = begin_call(desk.services, "CA2", event_id=event_id)
    desk.send(f"/events/digitaltag/calls/{other}/remove", {"ready": "loud", "reason": ""})
    assert f"Anruf: {other} · Grund: Es war sehr laut in der Leitung.<" in desk.see("/events/digitaltag/audit")
    desk.send("/language", {"language": "en"})
    assert "Telephone seats: 2 → 3<" in desk.see("/events/digitaltag/audit")


def test_a_correction_is_told_in_the_words_of_its_form_and_without_what_is_sealed(desk: Desk, event_id: int) -> None:
    person = register_people(desk.services, event_id, 1)[0].attendee_id
    changes = {
        "name": "Erna Beispiel 0", "delivery": "email", "email": "erna@example.org", "called_by": "person",
        "has_dial": "yes", "contact": "Frau Jung", "language": "en",
    }  # fmt: skip
    assert desk.send(f"/events/digitaltag/attendees/{person}/correct", changes).status_code == 303
    page = desk.see("/events/digitaltag/audit")
    for told in ("per Brief → per E-Mail", "wer anruft: Anrufe dürfen automatisch sein → ein Mensch ruft an",
                 "Telefon mit Wählscheibe: nein → ja", "Wen man verlangt: ", "E-Mail-Adresse: ",
                 "de → en"):  # fmt: skip
        assert told in page, told
    assert "Jung" not in page
    assert "example.org" not in page


def recorded() -> Iterator[ast.Call]:
    """Every call of log_change() in dialin."""
    for path in Path(dialin.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "log_change":
                yield node


def test_whatever_is_written_into_the_log_has_plain_words() -> None:
    calls = list(recorded())
    acts = {node.value for call in calls for node in ast.walk(call.args[1]) if isinstance(node, ast.Constant)}
    keys = {word.arg for call in calls for word in call.keywords} - {"actor", "now", "event_id", "attendee_id", None}
    assert len(acts) > 25
    assert acts - set(ACTS) == set()
    assert keys - set(KEYS) == set()


def test_numbers_are_cut_and_what_lets_in_is_not_told_at_all(desk: Desk) -> None:
    make_event(desk.services)
    changes = {
        "office": "030 23125901", "bridge_mode": "direct", "bridge_number": "069 90009001", "bridge_digits": "w4711#",
        "knows_lines": "True", "ends": "2026-06-19T21:00", "timezone": "Europe/Berlin",
    }  # fmt: skip
    assert desk.send("/events/digitaltag/edit", changes).status_code == 303
    page = desk.see("/events/digitaltag/audit")
    for words in (
        "Büro hinter der Taste 0: …900 → …901", " → …001", " → •••", "Ende: 2026-06-19 20:00 → 2026-06-19 21:00",
        "(room) → ", "nein → ja",
    ):  # fmt: skip
        assert words in page, words
    for secret in ("4711", "23125901", "90009001"):
        assert secret not in page


def test_the_page_says_whether_the_log_is_whole_and_which_entry_is_not(desk: Desk, event_id: int) -> None:
    assert "noch nicht geprüft" in desk.see("/audit")
    check_log.do(desk.services)
    assert "Das Protokoll ist vollständig." in desk.see("/audit")
    with desk.services.acting("test") as act:
        act.connection.exec_driver_sql("DELETE FROM audit_entry WHERE number = 1")
    check_log.do(desk.services)
    for address in ("/audit", "/events/digitaltag/audit"):
        page = desk.see(address)
        assert "Das Protokoll ist nicht vollständig." in page
        assert "Eintrag 1 fehlt." in page


def test_every_fault_of_the_log_has_plain_words() -> None:
    for fault in Fault:
        for last in (1, 2):
            told = Found(fault, 1, last)
            assert told.sentence.format_map(told.values) != load_words()["de"].say(told.sentence, **told.values)
