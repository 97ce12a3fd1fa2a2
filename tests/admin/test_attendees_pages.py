"""People: the list, registering, reading a PIN or a number out, cancelling."""

import re
from dataclasses import replace

from flask import Flask

from dialin.actions.attendees.cancel import cancel
from dialin.crypto.pin_keys import derive_pin_keys
from dialin.jobs.outgoing import pass_offers
from dialin.store.attendees import list_attendees
from tests.admin.desk import Desk, acts, sit_down
from tests.admin.page import read
from tests.building import EVENING, SetClock, make_event, register_people
from tests.every import every

GERMAN = ["null", "eins", "zwo", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"]
ENGLISH = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
ERNA = {"name": "Erna Müller", "phone": "030 23125010", "delivery": "letter", "language": "de"}


def people(desk: Desk, event_id: int) -> list[str]:
    with desk.services.looking() as act:
        return [row.name for row in list_attendees(act, event_id)]


def pin_on(page: str) -> str:
    return "".join(re.findall(r'class="digits">(\d+)<', page))


def test_a_person_is_registered_and_the_pin_is_shown_in_groups_and_words(desk: Desk, event_id: int) -> None:
    answer = desk.send("/events/digitaltag/register", ERNA)
    assert answer.status_code == 200
    assert "Platz 1" in answer.text
    assert len(pin_on(answer.text)) == 6
    assert answer.text.count('class="digits"') == 2
    spoken = " ".join(re.findall(r'class="digit-words">([^<]+)<', answer.text))
    assert re.findall(r"\w+", spoken) == [GERMAN[int(digit)] for digit in pin_on(answer.text)]
    assert people(desk, event_id) == ["Erna Müller"]
    assert ("Frau Adler", "attendee.register") in acts(desk.services)


def test_the_english_pages_spell_the_pin_in_english(desk: Desk, event_id: int) -> None:
    desk.send("/language", {"language": "en"})
    page = desk.send("/events/digitaltag/register", ERNA).text
    assert all(ENGLISH[int(digit)] in page for digit in pin_on(page))
    assert "is registered." in page


def test_whoever_gets_no_seat_hears_the_place_on_the_waiting_list(desk: Desk, event_id: int) -> None:
    register_people(desk.services, event_id, 2)
    assert "Warteliste, Nummer 1" in desk.send("/events/digitaltag/register", ERNA).text


@every(
    ("wrong", "sentence", "field"),
    [
        ({"name": ""}, "Tragen Sie einen Namen ein", "name"),
        ({"name": "x" * 200}, "Der Name ist zu lang", "name"),
        ({"phone": "110"}, "Notruf- oder Servicenummer", "phone"),
        ({"phone": "abc"}, "Schreiben Sie die Telefonnummer in Ziffern", "phone"),
        ({"delivery": "email", "email": ""}, "geben Sie eine E-Mail-Adresse an", "email"),
        ({"delivery": "pigeon"}, "Die Zustellung „pigeon“ ist unbekannt", "delivery"),
        ({"question": "?" * 2001}, "Die Frage ist zu lang", "question"),
    ],
)
def test_a_refusal_names_the_field_and_keeps_everything_typed(
    desk: Desk, event_id: int, wrong: dict[str, str], sentence: str, field: str
) -> None:
    typed = ERNA | {"question": "Wann fährt der Bus?", "callback": "yes"} | wrong
    answer = desk.send("/events/digitaltag/register", typed)
    assert answer.status_code == 422
    alert = read(answer.text).the("div", id="fault", role="alert")
    assert sentence in alert.the("a", href=f"#{field}").text
    assert f'value="{typed["name"]}"' in answer.text
    assert typed["question"] in answer.text
    assert 'value="yes" checked' in answer.text
    assert people(desk, event_id) == []


def test_a_number_without_area_code_is_completed_and_read_back_before_it_counts(desk: Desk, event_id: int) -> None:
    first = desk.send("/events/digitaltag/register", ERNA | {"phone": "23125010"})
    assert "Die Vorwahl wurde ergänzt: 030 23125010" in first.text
    assert 'value="030 23125010"' in first.text
    assert people(desk, event_id) == []
    assert "ist angemeldet" in desk.send("/events/digitaltag/register", ERNA | {"phone": "030 23125010"}).text


def test_the_same_name_and_number_are_not_registered_twice(desk: Desk, event_id: int) -> None:
    desk.send("/events/digitaltag/register", ERNA)
    assert "ist mit dieser Nummer schon angemeldet" in desk.send("/events/digitaltag/register", ERNA).text
    assert people(desk, event_id) == ["Erna Müller"]


def test_after_the_deadline_a_reason_is_asked_for_and_kept(desk: Desk, event_id: int, clock: SetClock) -> None:
    assert "late_reason" not in desk.see("/events/digitaltag/register")
    clock.now = EVENING.replace(day=18)
    late = sit_down(desk.client.application, desk.services, name="Herr Specht", role="staff")
    refused = late.send("/events/digitaltag/register", ERNA)
    assert 'href="#late_reason"' in refused.text
    assert (
        "ist angemeldet"
        in late.send("/events/digitaltag/register", ERNA | {"late_reason": "Krankenhaus", "delivery": "call"}).text
    )
    assert "spät, weil: Krankenhaus" in late.see("/events/digitaltag/audit")


def test_the_list_shows_seats_and_places_and_no_telephone_number(desk: Desk, event_id: int) -> None:
    register_people(desk.services, event_id, 3)
    page = desk.see("/events/digitaltag/attendees")
    for words in ("Erna Beispiel 0", "Platz 1", "Platz 2", "Warteliste, Nummer 1", "per Brief"):
        assert words in page
    assert "23125010" not in page


def test_the_list_finds_a_name_as_it_is_heard(desk: Desk, event_id: int) -> None:
    for name in ("Jörg Müller-Weiß", "Karl Kunz"):
        desk.send("/events/digitaltag/register", ERNA | {"name": name})
    page = desk.send("/events/digitaltag/attendees", {"q": "mueller weiss"}).text
    assert "Jörg" in page
    assert "Karl Kunz" not in page
    assert "niemand angemeldet" in desk.send("/events/digitaltag/attendees", {"q": "\0nix"}).text


def test_a_pin_is_read_out_for_a_minute_and_written_down(desk: Desk, event_id: int) -> None:
    person = register_people(desk.services, event_id, 1)[0]
    address = f"/events/digitaltag/attendees/{person.attendee_id}"
    assert person.pin not in desk.see(address)
    answer = desk.send(f"{address}/pin")
    assert pin_on(answer.text) == person.pin
    assert 'data-seconds="60"' in answer.text
    assert answer.headers["Refresh"] == f"60; url=/admin{address}?done=hidden"
    assert answer.headers["Cache-Control"] == "no-store"
    hidden = desk.see(f"{address}?done=hidden")
    assert "Die PIN ist wieder ausgeblendet" in hidden
    assert pin_on(hidden) == ""
    assert acts(desk.services)[-1] == ("Frau Adler", "pin.show")
    assert person.pin not in desk.see("/audit")


def test_under_another_secret_key_a_page_that_reads_a_pin_says_so(app: Flask, desk: Desk, event_id: int) -> None:
    person = register_people(desk.services, event_id, 1)[0]
    app.extensions["dialin"] = replace(desk.services, pin_keys=derive_pin_keys("another key than theirs"))
    answer = desk.send(f"/events/digitaltag/attendees/{person.attendee_id}/pin")
    assert answer.status_code == 409
    assert "mit einem anderen geheimen Schlüssel gestartet" in answer.text
    assert acts(desk.services)[-1] != ("Frau Adler", "pin.show")


def test_a_telephone_number_is_shown_on_request_and_the_look_is_written_down(desk: Desk, event_id: int) -> None:
    person = register_people(desk.services, event_id, 1)[0]
    address = f"/events/digitaltag/attendees/{person.attendee_id}"
    assert "23125010" not in desk.see(address)
    assert "030 23125010" in desk.send(f"{address}/phone").text
    assert acts(desk.services)[-1] == ("Frau Adler", "phone.show")


def test_a_person_without_a_number_is_said_to_have_none(desk: Desk, event_id: int) -> None:
    desk.send("/events/digitaltag/register", ERNA | {"phone": ""})
    assert "keine angegeben" in desk.see("/events/digitaltag/attendees/1")
    assert desk.send("/events/digitaltag/attendees/1/phone").status_code == 422


def test_how_many_people_a_line_registers_is_shown_and_raised_and_the_change_is_written_down(
    desk: Desk, event_id: int
) -> None:
    desk.send("/events/digitaltag/register", ERNA)
    desk.send("/events/digitaltag/register", ERNA | {"name": "Otto Müller"})
    address = "/events/digitaltag/attendees/1"
    assert "Von ihm sind jetzt 2 Personen angemeldet." in desk.see(address)
    assert 'value="4"' in desk.see(address)
    assert desk.send(f"{address}/line", {"most": " 40 "}).location == f"/admin{address}?done=line_allowed"
    page = desk.see("/events/digitaltag/attendees/2?done=line_allowed")
    assert "Die Zahl für diesen Anschluss ist gespeichert." in page
    assert "höchstens 40 anmelden" in page
    assert acts(desk.services)[-1] == ("Frau Adler", "line.allow")
    assert "Personen vorher: 4" in desk.see("/events/digitaltag/audit")
    assert "23125010" not in page + desk.see("/events/digitaltag/audit")
    desk.send("/events/digitaltag/register", ERNA | {"name": "Karl Kunz", "phone": "030 23125011"})
    assert "höchstens 4 anmelden" in desk.see("/events/digitaltag/attendees/3")


@every("most", ["", "0", "1000", "vier", "-1"])
def test_no_other_number_of_people_is_taken_for_a_line(desk: Desk, event_id: int, most: str) -> None:
    desk.send("/events/digitaltag/register", ERNA)
    refused = desk.send("/events/digitaltag/attendees/1/line", {"most": most})
    assert (refused.status_code, 'href="#typed-most"' in refused.text) == (422, True)
    assert "höchstens 4 anmelden" in desk.see("/events/digitaltag/attendees/1")


def test_a_person_without_a_number_has_no_line(desk: Desk, event_id: int) -> None:
    desk.send("/events/digitaltag/register", ERNA | {"phone": ""})
    assert "Personen von diesem Anschluss" not in desk.see("/events/digitaltag/attendees/1")
    assert desk.send("/events/digitaltag/attendees/1/line", {"most": "9"}).status_code == 422


def test_a_name_and_a_number_are_corrected_and_what_was_typed_is_there_after_a_refusal(
    desk: Desk, event_id: int
) -> None:
    desk.send("/events/digitaltag/register", ERNA)
    address = "/events/digitaltag/attendees/1"
    refused = desk.send(f"{address}/correct", {"name": "Erna Möller", "phone": "110"})
    assert (refused.status_code, 'href="#typed-phone"' in refused.text) == (422, True)
    assert 'value="Erna Möller"' in refused.text
    done = desk.send(f"{address}/correct", {"name": "Erna Möller", "phone": "030 23125099"})
    assert done.location == f"/admin{address}?done=corrected"
    page = desk.see(f"{address}?done=corrected")
    assert "Die Angaben zu dieser Person sind berichtigt." in page
    assert people(desk, event_id) == ["Erna Möller"]
    log = desk.see("/events/digitaltag/audit")
    assert "hat Angaben zu einer Person berichtigt" in log
    assert "…010 → …099" in log
    assert "23125099" not in page + log


def test_cancelling_asks_first_and_lets_the_waiting_list_move_up(desk: Desk, event_id: int) -> None:
    first, *_ = register_people(desk.services, event_id, 3)
    address = f"/events/digitaltag/attendees/{first.attendee_id}/cancel"
    assert "Die Anmeldung von Erna Beispiel 0 absagen?" in desk.see(address)
    assert "Warteliste, Nummer 1" in desk.see("/events/digitaltag/attendees")
    assert desk.send(address).location == "/admin/events/digitaltag/attendees?done=cancelled"
    page = desk.see("/events/digitaltag/attendees")
    assert "abgesagt" in page
    assert "Warteliste, Nummer" not in page
    assert acts(desk.services)[-1] == ("Frau Adler", "attendee.cancel")
    assert "wurde schon abgesagt" in desk.send(address).text


def test_markup_in_a_name_stays_text(desk: Desk, event_id: int) -> None:
    desk.send("/events/digitaltag/register", ERNA | {"name": "<b>Erna</b>", "phone": ""})
    for page in ("/events/digitaltag/attendees", "/events/digitaltag/attendees/1", "/events/digitaltag"):
        assert "&lt;b&gt;Erna" in desk.see(page)
        assert "<b>Erna" not in desk.see(page)


def test_nobody_of_another_event_is_shown(desk: Desk, event_id: int) -> None:
    other = make_event(desk.services, slug="andere", number="030 23125001")
    person = register_people(desk.services, other, 1)[0]
    assert desk.get(f"/events/digitaltag/attendees/{person.attendee_id}").status_code == 404


def test_staff_see_to_whom_a_seat_is_offered_and_note_the_answer(desk: Desk, event_id: int) -> None:
    people_ = register_people(desk.services, event_id, 5)
    path = f"/events/digitaltag/attendees/{people_[2].attendee_id}"
    assert "Platz von der Warteliste" not in desk.see(path)
    with desk.services.acting("test") as act:
        cancel(act, people_[0].attendee_id)
        cancel(act, people_[1].attendee_id)
    pass_offers.do(desk.services)
    assert "Ein Platz ist frei geworden" in desk.see("/events/digitaltag/attendees")
    assert "Ohne Antwort geht er am" in desk.see(path)
    assert "Hat Ja gesagt" in desk.see(path)
    assert desk.send(f"{path}/offer/yes").status_code == 303
    assert "Diese Person hat den Platz angenommen." in desk.see(path)
    assert desk.send(f"{path}/offer/no").status_code == 422
    other = f"/events/digitaltag/attendees/{people_[3].attendee_id}"
    assert desk.send(f"{other}/offer/no").status_code == 303
    assert "Diese Person hat einen Platz abgelehnt." in desk.see(other)
    with desk.services.looking() as act:
        seats = {row.id: row.seat is not None for row in list_attendees(act, event_id)}
    assert [seats[one.attendee_id] for one in people_] == [False, False, True, False, True]
    assert {("Frau Adler", "offer.accept"), ("Frau Adler", "offer.decline")} <= set(acts(desk.services))
