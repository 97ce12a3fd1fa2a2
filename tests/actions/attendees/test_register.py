"""Registering: a seat or a place in line and a PIN, or one sentence that says what to change."""

from datetime import UTC, datetime, timedelta

import pytest

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import AlreadyRegistered, Registered, register
from dialin.actions.events.end_event import end_event
from dialin.rules.pins.damm import is_wellformed
from dialin.rules.pins.issuing import LivePins
from dialin.rules.refusals import Refused
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.attendees import list_attendees, load_attendee
from dialin.store.audit import list_entries
from dialin.store.questions import list_questions
from tests.acting import acting
from tests.building import ENDS, IN_JUNE, make_event

DEADLINE = datetime(2026, 6, 16, 21, 59, tzinfo=UTC)  # 23:59 in Berlin
ERNA = {"name": "Erna Beispiel", "phone": "030 23125010"}


def take(services: Services, event: int, *, now: datetime = IN_JUNE, **given: object) -> Registered | Refused:
    with acting(services, now) as act:
        return register(act, event, Registration(**(ERNA | given)))


def test_the_first_get_seats_and_the_others_places_in_line(services: Services) -> None:
    event = make_event(services, seats=2)
    taken = [take(services, event, name=f"Erna {letter}") for letter in "abcd"]
    assert [(one.seat, one.position) for one in taken if isinstance(one, Registered)] == [
        (1, None),
        (2, None),
        (None, 1),
        (None, 2),
    ]


def test_everybody_gets_a_pin_at_a_distance_from_all_others(services: Services) -> None:
    event = make_event(services, seats=2)
    taken = [take(services, event, name=f"Erna {letter}") for letter in "abcdefgh"]
    pins = [one.pin for one in taken if isinstance(one, Registered)]
    assert len(pins) == 8
    for pin in pins:
        assert is_wellformed(pin)
        assert LivePins(other for other in pins if other != pin).keep_distance_to(pin)


def test_pins_are_as_long_as_the_event_wants_them(services: Services) -> None:
    registered = take(services, make_event(services, pin_length=8))
    assert isinstance(registered, Registered)
    assert len(registered.pin) == 8


@pytest.mark.parametrize(
    "again",
    [
        {"name": "Erna Beispiel"},
        {"name": "  ERNA   beispiel "},
        {"name": "Erna\u00a0Beispiel"},
        {"phone": "+49 30 23125010"},
        {"phone": "23125010"},
    ],
)
def test_the_same_number_and_name_are_refused_however_they_are_written(
    services: Services, again: dict[str, str]
) -> None:
    event = make_event(services)
    take(services, event)
    refused = take(services, event, **again)
    assert isinstance(refused, AlreadyRegistered)
    assert "already registered" in str(refused)


def test_two_people_of_one_line_and_two_lines_of_one_person_are_different_registrations(services: Services) -> None:
    event = make_event(services)
    assert isinstance(take(services, event), Registered)
    assert isinstance(take(services, event, name="Karl Beispiel"), Registered)
    assert isinstance(take(services, event, phone="030 23125011"), Registered)


def test_the_same_person_without_a_number_is_refused_the_second_time(services: Services) -> None:
    event = make_event(services)
    assert isinstance(take(services, event, phone=""), Registered)
    assert isinstance(take(services, event, phone=" "), AlreadyRegistered)


def test_after_a_cancellation_the_same_person_may_register_again_with_a_new_pin(services: Services) -> None:
    event = make_event(services)
    first = take(services, event)
    assert isinstance(first, Registered)
    with acting(services, IN_JUNE) as act:
        cancel(act, first.attendee_id)
    second = take(services, event)
    assert isinstance(second, Registered)
    assert second.pin != first.pin


def test_the_deadline_is_kept_to_the_minute_of_the_events_zone(services: Services) -> None:
    event = make_event(services)
    assert isinstance(take(services, event, now=DEADLINE - timedelta(seconds=1)), Registered)
    refused = take(services, event, name="Karl Beispiel", now=DEADLINE)
    assert "2026-06-16 23:59" in str(refused)
    assert "reason" in str(refused)


def test_a_late_entry_needs_a_reason_and_the_reason_stays_on_record(services: Services) -> None:
    event = make_event(services)
    assert isinstance(take(services, event, now=DEADLINE, late_reason="  "), Refused)
    registered = take(services, event, now=DEADLINE, late_reason="Brief kam zurück")
    assert isinstance(registered, Registered)
    with services.looking() as act:
        entry = list_entries(act, event)[0]
        row = load_attendee(act, registered.attendee_id)
    assert entry.act == "attendee.register"
    assert entry.details == {"late_reason": "Brief kam zurück"}
    assert row is not None
    assert row.late_reason == "Brief kam zurück"


def test_a_reason_given_in_time_is_no_late_entry(services: Services) -> None:
    registered = take(services, make_event(services), late_reason="Brief kam zurück")
    assert isinstance(registered, Registered)
    with services.looking() as act:
        row = load_attendee(act, registered.attendee_id)
    assert row is not None
    assert row.late_reason is None


@pytest.mark.parametrize("phone", ["110", "12", "0900 1234567", "030", "hallo", "+49 30 231250100000000", "0" * 40])
def test_a_number_that_cannot_be_dialled_is_refused(services: Services, phone: str) -> None:
    event = make_event(services)
    assert isinstance(take(services, event, phone=phone), Refused)
    with services.looking() as act:
        assert list_attendees(act, event) == []


@pytest.mark.parametrize(
    "given",
    [
        {"name": "   "},
        {"name": "Erna\0"},
        {"name": "x" * 500},
        {"language": "Klingonisch"},
        {"language": "fr"},
        {"language": "de-DE"},
        {"delivery": "pigeon"},
        {"delivery": "email"},
        {"question": "x" * 2001},
        {"question": "a\0b"},
    ],
)
def test_whatever_cannot_be_kept_is_refused_with_a_sentence(services: Services, given: dict[str, str]) -> None:
    refused = take(services, make_event(services), **given)
    assert isinstance(refused, Refused)
    assert str(refused).endswith(".")


def test_nobody_registers_for_an_event_that_is_over(services: Services) -> None:
    event = make_event(services)
    assert isinstance(take(services, event, now=ENDS, late_reason="zu spät"), Refused)
    with acting(services, IN_JUNE) as act:
        end_event(act, event)
    assert isinstance(take(services, event), Refused)


def test_a_question_is_kept_with_who_asked(services: Services) -> None:
    event = make_event(services)
    take(services, event, question="  Wie gründe ich einen Verein?  ")
    with services.looking() as act:
        (question,) = list_questions(act, event)
    assert (question.text, question.name, question.source) == (
        "Wie gründe ich einen Verein?",
        "Erna Beispiel",
        "registration",
    )


def test_nothing_is_longer_than_people_write(services: Services) -> None:
    event = make_event(services)
    for field, text, most in (
        ("name", "x", 120),
        ("question", "x", 2000),
        ("email", "erna@beispiel.example", 254),
        ("late_reason", "Brief kam zu spät", 200),
    ):
        refused = take(services, event, now=DEADLINE, **({"late_reason": "x"} | {field: text + "x" * most}))
        assert isinstance(refused, Refused), field
        assert refused.field == field
        assert str(most) in str(refused)
