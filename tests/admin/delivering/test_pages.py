"""Who has no PIN yet is listed with the reason; a clerk who has read one out says so; no late letter is promised."""

from datetime import timedelta

from flask import Flask

from dialin.store.attendees import list_attendees, load_attendee
from tests.admin.desk import Desk, sit_down
from tests.admin.page import read
from tests.building import EVENING, SetClock, register_people

LIST = "/events/digitaltag/attendees"
REGISTER = "/events/digitaltag/register"
ERNA = {"name": "Erna Müller", "phone": "030 23125055", "delivery": "letter", "language": "de"}
TOO_LATE = "Ein Brief käme nicht mehr vor der Veranstaltung an. Wählen Sie einen Anruf."


def names(page: str) -> list[str]:
    return [part.text for part in read(page).all("a", **{"class": "person"})]


def test_the_list_says_for_everybody_how_it_stands_and_counts_who_has_no_pin(desk: Desk, event_id: int) -> None:
    first, second = register_people(desk.services, event_id, 2)
    page = desk.see(LIST)
    assert "2 Personen haben die PIN noch nicht" in page
    assert "Es ist keine Adresse da." in page
    desk.send(f"{LIST}/{first.attendee_id}/read-out")
    assert "1 Person hat die PIN noch nicht" in desk.see(LIST)
    assert names(desk.see(f"{LIST}?show=undelivered")) == ["Erna Beispiel 1"]
    desk.send(f"{LIST}/{second.attendee_id}/read-out")
    assert "alle haben ihre PIN" in desk.see(LIST)
    assert "Auf dieser Liste steht niemand." in desk.see(f"{LIST}?show=undelivered")


def test_the_persons_page_says_who_has_read_it_out_and_when(desk: Desk, event_id: int) -> None:
    (erna,) = register_people(desk.services, event_id, 1)
    there = f"{LIST}/{erna.attendee_id}"
    assert "Ich habe sie vorgelesen" in desk.see(there)
    answer = desk.send(f"{there}/read-out")
    assert (answer.status_code, answer.location) == (303, f"/admin{there}?done=read_out")
    page = desk.see(f"{there}?done=read_out")
    assert "Es ist vermerkt, dass diese Person die PIN hat." in page
    assert "hat die PIN</span>, durch das Büro, 01.06.2026, 12:00" in page
    assert "Vorgelesen von Frau Adler." in page
    assert "01.06.2026, 12:00" in page
    assert "Ich habe sie vorgelesen" not in page


def test_of_whoever_cancelled_nothing_is_noted_any_more(desk: Desk, event_id: int) -> None:
    (erna,) = register_people(desk.services, event_id, 1)
    desk.send(f"{LIST}/{erna.attendee_id}/cancel")
    assert desk.send(f"{LIST}/{erna.attendee_id}/read-out").status_code == 422
    assert "noch nicht" not in desk.see(LIST)


def test_a_letter_that_would_come_too_late_is_neither_offered_nor_promised(
    app: Flask, desk: Desk, event_id: int, clock: SetClock
) -> None:
    assert 'value="letter" checked' in desk.see(REGISTER)
    clock.now = EVENING - timedelta(days=4)
    late = sit_down(app, desk.services, name="Frau Bauer")
    page = late.see(REGISTER)
    assert 'value="letter"' not in page
    assert 'value="call" checked' in page
    refused = late.send(REGISTER, ERNA)
    assert refused.status_code == 422
    assert TOO_LATE in refused.text
    with desk.services.looking() as act:
        assert list_attendees(act, event_id) == []
    assert late.send(REGISTER, ERNA | {"delivery": "call"}).status_code == 200


def test_a_correction_does_not_promise_a_late_letter_and_leaves_what_was_chosen_before(
    app: Flask, desk: Desk, event_id: int, clock: SetClock
) -> None:
    (erna,) = register_people(desk.services, event_id, 1)
    clock.now = EVENING - timedelta(days=4)
    late = sit_down(app, desk.services, name="Frau Bauer")
    there = f"{LIST}/{erna.attendee_id}"
    assert 'value="letter" checked' in late.see(there)
    written = {"name": "Erna Beispiel", "language": "de", "delivery": "letter", "called_by": "machine"}
    assert late.send(f"{there}/correct", written).status_code == 303
    assert late.send(f"{there}/correct", written | {"delivery": "call"}).status_code == 303
    refused = late.send(f"{there}/correct", written)
    assert refused.status_code == 422
    assert TOO_LATE in refused.text
    with desk.services.looking() as act:
        person = load_attendee(act, erna.attendee_id)
    assert person is not None
    assert person.delivery == "call"
