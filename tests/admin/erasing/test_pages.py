"""Deleting everything about one person: asked first, done at once, and then no page says who it was."""

from io import BytesIO
from zipfile import ZipFile

from flask import Flask

from dialin.services import Services
from tests.admin.desk import Desk, acts, sit_down
from tests.admin.page import read
from tests.browser.evening import make_evening
from tests.building import begin_call, register_people

PERSON = "/events/digitaltag/attendees/1"
OF_ERNA = ("Erna Beispiel 0", "23125010", "Bus auch abends", "Verkehr")
WHERE = ("", "/attendees", "/audit", "/questions", "/questions/print", "/attendees/1")


def test_deleting_stands_apart_and_asks_first(desk: Desk, event_id: int) -> None:
    register_people(desk.services, event_id, 2)
    there = read(desk.see(PERSON)).the("section", aria_labelledby="forget")
    assert there.the("a", href=f"/admin{PERSON}/forget").text == "Alles über diese Person löschen"
    page = read(desk.see(f"{PERSON}/forget"))
    assert page.the("h1").text == "Alles über Erna Beispiel 0 löschen?"
    for words in ("rückgängig", "Name, Telefonnummer", "Einwilligungen", "Statistik", "der Platz geht an die nächste"):
        assert words in page.the("main").text
    assert page.the("a", class_="button", href=f"/admin{PERSON}").text == "Nein, zurück"
    assert "Erna Beispiel 0" in desk.see("/events/digitaltag/attendees")


def test_what_follows_for_the_seat_is_said_only_where_it_does(desk: Desk, event_id: int) -> None:
    register_people(desk.services, event_id, 3)
    assert "der Platz geht" not in desk.see("/events/digitaltag/attendees/3/forget")
    assert "die Warteliste rückt auf" in desk.see("/events/digitaltag/attendees/3/forget")
    desk.send(f"{PERSON}/cancel")
    assert "abgesagt" not in desk.see(f"{PERSON}/forget")


def test_staff_delete_and_no_page_knows_the_person_any_more(app: Flask, services: Services) -> None:
    evening = make_evening(services)
    colleague = sit_down(app, services, role="staff", name="Herr Specht")
    address = f"/events/digitaltag/attendees/{evening.people[0].attendee_id}"
    refused = colleague.send(f"{address}/forget")
    assert refused.status_code == 422
    assert "Erna Beispiel 0 ist gerade am Telefon." in read(refused.text).the("div", id="fault").text
    services.clock.pass_time(days=1)  # the call is over, though nobody has said so
    colleague = sit_down(app, services, role="staff", name="Frau Adler")
    done = colleague.send(f"{address}/forget")
    assert done.location == "/admin/events/digitaltag/attendees?done=forgotten"
    assert "Alles über diese Person ist gelöscht." in colleague.see("/events/digitaltag/attendees?done=forgotten")
    for page in WHERE:
        text = colleague.see(f"/events/digitaltag{page}")
        assert [words for words in OF_ERNA if words in text] == [], page
    assert acts(services)[-1] == ("Frau Adler", "attendee.forget")
    assert "hat alles über eine Person gelöscht" in colleague.see("/events/digitaltag/audit")


def test_whoever_is_deleted_has_a_page_without_anything_to_do(desk: Desk, event_id: int) -> None:
    register_people(desk.services, event_id, 1)
    desk.send(f"{PERSON}/forget")
    for page in (PERSON, f"{PERSON}/forget"):
        main = read(desk.see(page)).the("main")
        assert "Alles über diese Person ist gelöscht." in main.text
        assert main.all("button") == []
    assert "schon gelöscht" in desk.send(f"{PERSON}/forget").text
    assert "keine PIN mehr" in desk.send(f"{PERSON}/pin").text
    assert desk.send(f"{PERSON}/line", {"most": "9"}).status_code == 422


def test_a_caller_is_put_in_under_no_deleted_name(desk: Desk, event_id: int) -> None:
    (person,) = register_people(desk.services, event_id, 1)
    desk.send(f"{PERSON}/forget")
    call_id = begin_call(desk.services, "CA1", event_id=event_id, caller="+493023125010")
    said = {"name": "erna", "ending": person.pin[-3:]}
    assert "Erna Beispiel" not in desk.send(f"/events/digitaltag/calls/{call_id}/put-in/search", said).text
    assert "niemand" in desk.send("/events/digitaltag/attendees", {"q": "erna"}).text


def test_one_button_gives_a_copy_of_everything_and_the_log_says_so(desk: Desk, event_id: int) -> None:
    register_people(desk.services, event_id, 1)
    assert read(desk.see(PERSON)).the("section", aria_labelledby="forget").the("button").text == "Kopie erstellen"
    answer = desk.send(f"{PERSON}/copy")
    assert (answer.mimetype, answer.headers["Cache-Control"]) == ("application/zip", "no-store")
    assert answer.headers["Content-Disposition"] == "attachment; filename=digitaltag-1.zip"
    with ZipFile(BytesIO(answer.data)) as archive:
        assert "Erna Beispiel 0" in archive.read("auskunft.html").decode()
    assert acts(desk.services)[-1][1] == "attendee.copy"
    assert "was über sie gespeichert ist" in desk.see("/events/digitaltag/audit")


def test_of_whoever_is_deleted_there_is_nothing_to_copy(desk: Desk, event_id: int) -> None:
    register_people(desk.services, event_id, 1)
    desk.send(f"{PERSON}/forget")
    answer = desk.send(f"{PERSON}/copy")
    assert answer.status_code == 422
    assert "nichts zu kopieren" in answer.text
