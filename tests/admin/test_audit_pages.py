"""The audit log: of one event for everybody, of the whole house for the administration."""

from flask import Flask

from dialin.actions.house import House
from tests.admin.desk import Desk, sit_down
from tests.building import make_event, register_people


def test_the_whole_log_says_who_did_what_to_whom_in_plain_words(desk: Desk, event_id: int) -> None:
    person = register_people(desk.house, event_id, 1)[0]
    desk.send(f"/events/digitaltag/attendees/{person.attendee_id}/pin")
    page = desk.see("/audit")
    for words in ("Frau Adler", "hat eine PIN angesehen", "Erna Beispiel 0", "Digitaltag", "01.06.2026, 12:00:00"):
        assert words in page


def test_an_events_log_leaves_out_the_others(app: Flask, house: House, event_id: int) -> None:
    register_people(house, make_event(house, slug="andere", number="030 23125001"), 1)
    page = sit_down(app, house, role="staff").see("/events/digitaltag/audit")
    assert "hat die Veranstaltung angelegt" in page
    assert "Erna Beispiel" not in page
