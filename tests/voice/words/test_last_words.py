"""The hash on a whole call: what was said last is kept with it, said again, and the second time slower."""

from dialin.actions.calls.end_call import end_call
from dialin.dialogue.words.heard import Heard, Keys, Silence
from dialin.services import Services
from dialin.store.calls import load_call
from dialin.voice import conductor
from dialin.voice.conductor import Webhook
from dialin.voice.hearing import CallReport
from tests.acting import acting, looking
from tests.building import DOORS, NUMBER, make_event

ERNA = CallReport("CA1", "+493023125010", NUMBER, "in-progress")
SLIP = "748291"


def begin(services: Services) -> str:
    with acting(services, DOORS) as act:
        return conductor.begin(Webhook(act, services.settings, ERNA))


def turn(services: Services, number: int, heard: Heard) -> str:
    with acting(services, DOORS) as act:
        return conductor.take_turn(Webhook(act, services.settings, ERNA), heard, number=number)


def said(services: Services) -> str | None:
    with looking(services, DOORS) as act:
        call = load_call(act, ERNA.sid, lock=False)
    assert call is not None
    return call.said


def test_the_explanation_of_a_wrong_pin_is_said_again_and_then_slower(services: Services) -> None:
    make_event(services)
    begin(services)
    assert "verrutscht" in turn(services, 1, Keys(SLIP))
    again = turn(services, 2, Keys("#"))
    assert "Da ist eine Ziffer verrutscht." in again
    assert "prosody" not in again
    slower = turn(services, 3, Keys("#"))
    assert '<prosody rate="80%">Da ist eine Ziffer verrutscht.</prosody><break time="600ms"' in slower
    asked = turn(services, 4, Silence())
    assert "noch keine Ziffer" in asked
    assert "prosody" not in asked


def test_words_are_said_again_in_the_language_that_is_spoken_by_then(services: Services) -> None:
    make_event(services)
    begin(services)
    turn(services, 1, Keys("5"))
    assert "We will continue in English." not in (again := turn(services, 2, Keys("##")))
    assert "Please enter your PIN:" in again


def test_nothing_said_is_kept_once_a_call_is_over(services: Services) -> None:
    make_event(services)
    begin(services)
    turn(services, 1, Keys(SLIP))
    assert SLIP in (said(services) or "")
    with acting(services, DOORS) as act:
        end_call(act, ERNA.sid)
    assert said(services) is None
