"""A registration by telephone is listened to and typed up, and its recordings are gone then."""

import pytest
from flask import Flask

from dialin.services import Services
from dialin.store.attendees import change_attendee, load_attendee
from dialin.store.audit import list_entries
from dialin.store.voice_recordings import audio_of
from tests.admin.desk import Desk, sit_down
from tests.admin.page import read
from tests.building import IN_JUNE, add_recording, make_event, register_people

SOUND = b"RIFF" + b"x" * 40


@pytest.fixture
def event_id(services: Services) -> int:
    return make_event(services)


@pytest.fixture
def desk(app: Flask, services: Services, event_id: int) -> Desk:
    return sit_down(app, services, role="staff")


def spoken_person(services: Services, event_id: int) -> tuple[int, int]:
    """Somebody registered by telephone, and the recording of the name."""
    person = register_people(services, event_id, 1)[0].attendee_id
    moments = dict.fromkeys(("consented_at", "recorded_at", "kept_at", "ready_at", "fetched_at"), IN_JUNE)
    row = {"event_id": event_id, "attendee_id": person, "kind": "name", "sid": "RE1", "seconds": 3, "audio": SOUND}
    with services.acting("test") as act:
        change_attendee(act, person, {"is_untyped": True, "delivery": "call"})
        return person, add_recording(act, row | moments)


def test_the_spoken_name_can_be_heard_by_staff_and_by_nobody_else(
    app: Flask, desk: Desk, services: Services, event_id: int
) -> None:
    person, _ = spoken_person(services, event_id)
    address = f"/events/digitaltag/attendees/{person}/sound/name"
    assert address in desk.see(f"/events/digitaltag/attendees/{person}")
    heard = desk.get(address)
    assert (heard.data, heard.headers["Cache-Control"]) == (SOUND, "no-store")
    assert app.test_client().get(f"/admin{address}").status_code in (302, 303)
    assert desk.get(f"/events/digitaltag/attendees/{person}/sound/address").status_code == 404


def test_typing_up_writes_the_name_and_deletes_the_recording(desk: Desk, services: Services, event_id: int) -> None:
    person, recording = spoken_person(services, event_id)
    done = desk.send(f"/events/digitaltag/attendees/{person}/type-up", {"name": "Erna  Müller"})
    assert done.status_code == 303
    with services.looking() as act:
        row = load_attendee(act, person)
        assert (row.name, row.is_untyped) == ("Erna Müller", False)
        assert audio_of(act, recording) is None
    assert "abschreiben" not in desk.see(f"/events/digitaltag/attendees/{person}")


def test_who_has_to_be_typed_up_is_marked_and_counted_in_the_list_and_can_be_shown_alone(
    desk: Desk, services: Services, event_id: int
) -> None:
    person = register_people(services, event_id, 2)[0].attendee_id
    with services.acting("test") as act:
        change_attendee(act, person, {"name": "Anmeldung 1", "is_untyped": True, "delivery": "call"})
    page = desk.see("/events/digitaltag/attendees")
    assert page.count("noch abzuschreiben") == 1
    assert "1 telefonische Anmeldung ist noch nicht abgeschrieben" in page
    alone = desk.see("/events/digitaltag/attendees?show=untyped")
    assert "Anmeldung 1" in alone
    assert "Erna Beispiel" not in alone
    desk.send(f"/events/digitaltag/attendees/{person}/type-up", {"name": "Erna Müller"})
    assert "abgeschrieben" not in desk.see("/events/digitaltag/attendees")


def test_a_refusal_keeps_what_was_typed_and_the_player_beside_it(desk: Desk, services: Services, event_id: int) -> None:
    person, _ = spoken_person(services, event_id)
    with services.acting("test") as act:
        change_attendee(act, person, {"delivery": "letter"})
    path = f"/events/digitaltag/attendees/{person}"
    refused = desk.send(f"{path}/type-up", {"name": "Erna Müller", "contact": "Frau Jung"})
    assert refused.status_code == 422
    assert 'value="Frau Jung"' in refused.text
    assert "Adresse" in read(refused.text).the("div", id="fault", role="alert").text
    assert 'value="Erna Müller"' in refused.text
    assert f"{path}/sound/name" in refused.text


def test_whose_seat_it_is_whom_to_ask_for_and_where_a_letter_goes_are_typed_up_apart(
    desk: Desk, services: Services, event_id: int
) -> None:
    person, _ = spoken_person(services, event_id)
    with services.acting("test") as act:
        change_attendee(act, person, {"registered_from": "+493023125777", "delivery": "letter"})
    path = f"/events/digitaltag/attendees/{person}"
    assert "von einem anderen Telefon, …777" in desk.see(path)
    heard = {
        "name": "Erna Müller", "contact": "Frau Jung, Tochter", "room": "214", "street": "Hauptstr. 5",
        "postcode": "67655", "town": "Kaiserslautern", "has_dial": "yes", "called_by": "person",
    }  # fmt: skip
    assert desk.send(f"{path}/type-up", heard).status_code == 303
    with services.looking() as act:
        row = load_attendee(act, person)
    assert row is not None
    assert (row.name, row.contact, row.room) == ("Erna Müller", "Frau Jung, Tochter", "214")
    assert (row.street, row.postcode, row.town) == ("Hauptstr. 5", "67655", "Kaiserslautern")
    assert (row.has_dial, row.called_by, row.registered_from) == (True, "person", "+493023125777")
    for page in (desk.see(path), desk.see("/events/digitaltag/attendees")):
        for said in ("Frau Jung, Tochter", "Zimmer 214", "ein Mensch ruft an", "Telefon mit Wählscheibe"):
            assert said in page
    with services.looking() as act:
        log = repr([entry.details for entry in list_entries(act, event_id)])
    assert "contact" in log
    assert not [word for word in ("Hauptstr", "67655", "Jung") if word in log]


def test_an_empty_name_is_refused_and_the_recording_stays(desk: Desk, services: Services, event_id: int) -> None:
    person, recording = spoken_person(services, event_id)
    assert desk.send(f"/events/digitaltag/attendees/{person}/type-up", {"name": " "}).status_code == 422
    with services.looking() as act:
        assert audio_of(act, recording) == SOUND
