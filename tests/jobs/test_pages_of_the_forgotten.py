"""The pages of an event whose people are forgotten: they open, and name nobody."""

from datetime import timedelta

from flask import Flask

from dialin.actions.events.end_event import end_event
from dialin.jobs import forget_people, forget_uploads
from dialin.rules.retention import USUAL
from dialin.services import Services
from tests.admin.desk import sit_down
from tests.browser.evening import make_evening

EMPTY = ("attendees", "questions", "questions/print", "audit")
OF_PEOPLE = ("Erna Beispiel", "Ruft dazwischen", "Bus auch abends", "Verkehr", "23125010", "23125033", "<audio")


def test_every_page_opens_and_tells_nothing_about_anybody(app: Flask, services: Services) -> None:
    evening = make_evening(services)
    earlier = sit_down(app, services, name="Herr Lerche")
    before = "".join(earlier.see(f"/events/digitaltag/{page}") for page in EMPTY)
    assert "Erna Beispiel" in before
    assert "Bus auch abends" in before
    with services.acting("test") as act:
        end_event(act, evening.event_id)
    services.clock.pass_time(days=USUAL.told)
    forget_people.do(services)
    forget_uploads.do(services)
    desk = sit_down(app, services)
    for page in evening.pages():
        answer = desk.get(page)
        assert answer.status_code in (200, 302, 404), (page, answer.status_code)
        assert [words for words in OF_PEOPLE if words in answer.text] == [], page
    pages = {page: desk.see(f"/events/digitaltag/{page}") for page in EMPTY}
    assert "hat die Daten der Menschen dieser Veranstaltung gelöscht" in pages["audit"]
    assert "Menschen: 6" in pages["audit"]


def test_a_pin_of_somebody_who_is_forgotten_cannot_be_shown(app: Flask, services: Services) -> None:
    evening = make_evening(services)
    with services.acting("test") as act:
        end_event(act, evening.event_id)
    services.clock.now += timedelta(days=USUAL.told)
    forget_people.do(services)
    answer = sit_down(app, services).send(f"/events/digitaltag/attendees/{evening.people[0].attendee_id}/pin")
    assert "Für diese Person gibt es keine PIN mehr." in answer.text
    assert evening.people[0].pin not in answer.text
