"""Each field of each form that can be refused is marked on the page, and the sentence on top leads there."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta

from flask import Flask
from werkzeug.test import TestResponse

from dialin.rules.event_settings.plan import EVENT_SETTINGS
from dialin.services import Services
from dialin.store.attendees import change_attendee
from tests.acting import acting
from tests.admin.desk import Desk, sit_down
from tests.admin.spoken import write
from tests.admin.test_events_pages import NEW
from tests.building import ENDS, EVENING, SetClock, begin_call, register_people

Wrong = Mapping[str, Mapping[str, str]]
UNTAKEN = {
    "csrf_token",
    "knows_lines",
    "is_recorded",
    "has_dial",
    "callback",
    "invitation",  # refused at an address of its own, as its own tests say
    "invitation_file",
}  # nothing that is written there is refused
EVENT: Wrong = {
    "title": {"title": ""},
    "slug": {"slug": "Groß"},
    "language": {"language": "xx"},
    "starts": {"starts": "2027-03-28T02:30", "registration_closes": "2027-03-01T12:00"},
    "ends": {"ends": "2026-07-01T12:00"},
    "registration_closes": {"registration_closes": "bald"},
    "timezone": {"timezone": "Mond"},
    "pin_length": {"seats": "2000"},
    **{name: {name: "-1"} for name, setting in EVENT_SETTINGS.items() if setting.kind == "whole"},
    "number": {"number": "12"},
    "office": {"office": "110"},
    "office_hours": {"office_hours": "immer mal"},
    "bridge_mode": {"bridge_mode": "x"},
    "bridge_number": {"bridge_number": "110"},
    "bridge_digits": {"bridge_digits": "12?"},
    "bridge_platform": {"bridge_platform": "skipe"},
    "bridge_sip": {"bridge_number": "", "bridge_digits": "", "bridge_sip": "sip:a b"},
    "bridge_headers": {"bridge_headers": "Subject=x"},
    "bridge_api": {"bridge_platform": "bigbluebutton", "bridge_api": "http://bbb.example.org"},
    "bridge_meeting": {"bridge_platform": "jitsi", "bridge_meeting": "Rat"},
    "bridge_secret": {
        "bridge_platform": "bigbluebutton",
        "bridge_api": "https://bbb.example.org",
        "bridge_meeting": "rat",
    },
}
ERNA = {"name": "Erna Müller", "phone": "030 23125010", "delivery": "letter", "language": "de", "late_reason": "krank"}
PERSON: Wrong = {
    "name": {"name": ""},
    "phone": {"phone": "110"},
    "delivery": {"delivery": "pigeon"},
    "language": {"language": "1"},
    "email": {"delivery": "email"},
    "street": {"street": "x" * 101},
    "postcode": {"postcode": "1067"},
    "town": {"town": "x" * 81},
    "contact": {"contact": "x" * 121},
    "room": {"room": "x" * 41},
    "called_by": {"called_by": "nobody"},
    "question": {"question": "x" * 2001},
    "late_reason": {"late_reason": ""},
}


def marked(page: str) -> tuple[list[str], list[str]]:
    """Where the sentence on top leads to, and what is marked; a group of radio buttons by the first of them."""
    alert = page.split('id="fault"')[1].split("</div>", maxsplit=1)[0]
    invalid = re.findall(r'<[^>]*aria-invalid="true"[^>]*>(?:(?!</fieldset>).)*', page, re.DOTALL)
    return re.findall(r'href="#([^"]+)"', alert), [re.findall(r'\bid="([^"]+)"', part)[0] for part in invalid]


def assert_marked(answer: TestResponse, at: str) -> None:
    assert marked(answer.text) == ([at], [at]), at


def names_on(page: str) -> set[str]:
    form = page.split("<main")[1]
    return set(re.findall(r'<(?:input|select|textarea)[^>]* name="([^"]+)"', form)) - UNTAKEN


def refuse_each(send: Callable[[Mapping[str, str]], TestResponse], wrong: Wrong) -> None:
    for field, changes in wrong.items():
        answer = send(changes)
        assert answer.status_code == 422, field
        assert_marked(answer, field)


def test_every_field_of_an_event_is_marked_when_it_is_refused(desk: Desk) -> None:
    assert names_on(desk.see("/events/new")) == set(EVENT)
    refuse_each(lambda wrong: desk.send("/events/new", {**NEW, **wrong}), EVENT)


def test_every_field_of_a_registration_is_marked_when_it_is_refused(
    app: Flask, services: Services, event_id: int, clock: SetClock
) -> None:
    clock.now = EVENING - timedelta(hours=1)
    desk = sit_down(app, services)
    address = "/events/digitaltag/register"
    assert names_on(desk.see(address)) == set(PERSON)
    refuse_each(lambda wrong: desk.send(address, {**ERNA, **wrong}), PERSON)


def test_the_text_and_the_topic_of_one_question_among_several_are_marked(desk: Desk, event_id: int) -> None:
    write(desk.services, event_id, "Wann beginnt es?")
    question = write(desk.services, event_id, "Fährt der Bus auch abends?")
    address = f"/events/digitaltag/questions/{question}"
    assert_marked(desk.send(f"{address}/text", {"text": ""}), f"text-{question}")
    assert_marked(desk.send(f"{address}/text", {"text": "Fährt er?", "topic": "x" * 81}), f"topic-{question}")
    assert_marked(desk.send(f"{address}/topic", {"topic": "x" * 81}), f"topic-{question}")


def test_the_name_and_the_address_that_are_typed_up_are_marked(desk: Desk, event_id: int) -> None:
    person = register_people(desk.services, event_id, 1)[0].attendee_id
    with acting(desk.services) as act:
        change_attendee(act, person, {"is_untyped": True, "delivery": "letter"})
    address = f"/events/digitaltag/attendees/{person}/type-up"
    assert_marked(desk.send(address, {"name": ""}), "typed-name")
    for field in ("street", "postcode", "town", "contact", "room", "called_by"):
        assert_marked(desk.send(address, {"name": "Erna", **PERSON[field]}), f"typed-{field}")
    assert_marked(desk.send(address, {"name": "Erna"}), "typed-street")
    assert_marked(desk.send(address, {"name": "Erna", "street": "Hauptstr. 5"}), "typed-postcode")


def test_every_field_of_a_correction_is_marked_when_it_is_refused(desk: Desk, event_id: int) -> None:
    person = register_people(desk.services, event_id, 1)[0].attendee_id
    with acting(desk.services) as act:
        change_attendee(act, person, {"address": "Hauptstr. 5"})
    wrong = {"address": {"address": "x" * 301}} | {at: PERSON[at] for at in PERSON.keys() - {"question", "late_reason"}}
    assert names_on(desk.see(f"/events/digitaltag/attendees/{person}")) - {"most", "q"} == set(wrong)
    for field, changes in wrong.items():
        answer = desk.send(f"/events/digitaltag/attendees/{person}/correct", {**ERNA, **changes})
        assert answer.status_code == 422, field
        assert_marked(answer, f"typed-{field}")


def test_what_is_asked_on_the_line_is_marked_when_it_finds_nobody(desk: Desk, event_id: int) -> None:
    call = begin_call(desk.services, "CA1", event_id=event_id)
    address = f"/events/digitaltag/calls/{call}/put-in/search"
    assert_marked(desk.send(address, {"name": "Erna", "ending": "12"}), "ending")
    assert_marked(desk.send(address, {"name": "", "ending": "123"}), "name")


def test_the_name_is_marked_at_the_sign_in(app: Flask, services: Services) -> None:
    visitor = Desk(app.test_client(), services)
    wrong = {"name": "Frau Adler", "password": "falsch"}
    assert_marked(visitor.send("/sign-in", wrong, on="/sign-in"), "name")


def test_a_sentence_about_no_field_of_the_page_leads_nowhere(
    app: Flask, services: Services, event_id: int, clock: SetClock
) -> None:
    clock.now = ENDS + timedelta(hours=1)
    refused = sit_down(app, services).send("/events/digitaltag/longer")
    assert "Das Ende liegt in der Vergangenheit" in refused.text
    assert marked(refused.text) == ([], [])
