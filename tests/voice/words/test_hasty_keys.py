"""The second of silence before words: after keys it swallows those in excess, but none of a PIN that is being keyed."""

import re
from datetime import timedelta
from uuid import uuid4

from dialin.dialogue.words.heard import Keys
from dialin.services import Services
from dialin.voice import conductor
from dialin.voice.conductor import Webhook
from dialin.voice.hearing import CallReport
from tests.acting import acting
from tests.building import DOORS, NUMBER, make_event

SWALLOWING, KEEPING = '<Pause length="1" /><Gather', '<Gather [^>]*><Pause length="1" /><Say'


def after_keys(services: Services, *pressed: tuple[float, str]) -> str:
    """The last document of a call in which each key was reported so many seconds after the turn before."""
    at, one = DOORS, CallReport(f"CA{uuid4().hex}", "+493023125010", NUMBER, "in-progress")
    with acting(services, at) as act:
        reply = conductor.begin(Webhook(act, services.settings, one))
    for number, (seconds, keys) in enumerate(pressed, 1):
        at += timedelta(seconds=seconds)
        with acting(services, at) as act:
            reply = conductor.take_turn(Webhook(act, services.settings, one), Keys(keys), number=number)
    return reply


def test_keys_count_in_the_first_second_where_they_may_belong_to_a_pin(services: Services) -> None:
    make_event(services)
    for keys, expected in (("5", KEEPING), ("85*", KEEPING), ("*", KEEPING), ("748291", SWALLOWING)):
        assert re.search(expected, after_keys(services, (10, keys))), keys


def test_the_key_of_a_language_pressed_again_too_soon_is_one(services: Services) -> None:
    make_event(services)
    assert "Please enter your PIN" in after_keys(services, (10, "5"), (2.6, "5"))


def test_the_key_of_a_language_pressed_again_later_leads_back(services: Services) -> None:
    make_event(services)
    assert "Bitte geben Sie Ihre PIN ein" in after_keys(services, (10, "5"), (5, "5"))
