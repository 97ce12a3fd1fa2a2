"""A number with two events: the keys waited for are those of the longer PINs, in every turn until a PIN is known."""

from dialin.actions.calls.end_call import end_call
from dialin.dialogue.words.heard import Heard, Keys, Silence
from dialin.services import Services
from dialin.voice import conductor
from dialin.voice.conductor import Webhook
from dialin.voice.hearing import CallReport
from tests.acting import acting
from tests.building import NUMBER, make_event

ERNA = CallReport("CA1", "+493023125010", NUMBER, "in-progress")
NEXT_MONTH = {
    "slug": "herbst",
    "starts": "2026-07-19T18:00",
    "ends": "2026-07-19T20:00",
    "registration_closes": "2026-07-16T23:59",
}


def begin(services: Services) -> str:
    with acting(services) as act:
        return conductor.begin(Webhook(act, services.settings, ERNA))


def turn(services: Services, number: int, heard: Heard) -> str:
    with acting(services) as act:
        return conductor.take_turn(Webhook(act, services.settings, ERNA), heard, number=number)


def test_a_longer_pin_of_another_event_is_waited_for_from_arrival_on(services: Services) -> None:
    make_event(services)
    make_event(services, pin_length=8, **NEXT_MONTH)
    assert 'numDigits="8"' in begin(services)
    assert 'numDigits="8"' in turn(services, 1, Keys("#"))
    assert 'numDigits="8"' in turn(services, 2, Silence())


def test_a_longer_pin_is_waited_for_by_a_call_that_was_believed_ended(services: Services) -> None:
    make_event(services)
    make_event(services, pin_length=8, **NEXT_MONTH)
    begin(services)
    with acting(services) as act:
        end_call(act, ERNA.sid)
    assert 'numDigits="8"' in turn(services, 1, Keys("#"))


def test_where_all_pins_have_six_digits_six_are_waited_for(services: Services) -> None:
    make_event(services)
    assert 'numDigits="6"' in begin(services)
    assert 'numDigits="6"' in turn(services, 1, Keys("#"))
