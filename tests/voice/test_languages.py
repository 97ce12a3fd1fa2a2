"""In which language a line greets and apologises: the caller's, where it can be known without asking."""

import pytest
from flask import Flask

from dialin.actions.attendees.register import Registered, register
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.attendees import change_attendee, load_attendee
from dialin.voice import conductor
from tests.acting import acting, looking
from tests.building import EVENING, IN_JUNE, make_event
from tests.voice.signing import post

HOME, CALL = "+493023125010", {"CallSid": "CA" + "1" * 32, "To": "+493023125000", "CallStatus": "in-progress"}
GERMAN, ENGLISH = 'language="de-DE"', 'language="en-GB"'
PROBLEM = {"de": "Bei uns gibt es gerade eine Störung.", "en": "We have a technical problem."}


@pytest.fixture
def event_id(services: Services) -> int:
    """Tonight's German event, for which John Sample is registered in English from HOME."""
    event = make_event(services)
    person(services, event, "John Sample", HOME, "en")
    services.clock.now = EVENING
    return event


def person(services: Services, event: int, name: str, phone: str, language: str) -> Registered:
    with acting(services, IN_JUNE) as act:
        made = register(act, event, Registration(name=name, phone=phone, language=language))
    assert isinstance(made, Registered)
    return made


def test_a_known_line_hears_its_language_and_the_hint_of_the_others(app: Flask, event_id: int) -> None:
    answer = post(app, "/voice/incoming", From=HOME, **CALL).text
    assert answer.index("Please enter your PIN") > answer.index("Für Deutsch drücken Sie die Fünf.")
    assert "/voice/turn/1?lang=en" in answer


def test_a_strange_line_hears_the_language_of_the_event(app: Flask, event_id: int) -> None:
    answer = post(app, "/voice/incoming", From="anonymous", **CALL).text
    assert "PIN" in answer
    assert "/voice/turn/1?lang=de" in answer


def test_the_language_of_a_line_was_chosen_by_nobody_in_this_call(
    app: Flask, services: Services, event_id: int
) -> None:
    erna = person(services, event_id, "Erna Beispiel", "+493023125011", "de")
    post(app, "/voice/incoming", From=HOME, **CALL)
    answer = post(app, "/voice/turn/1?lang=en", From=HOME, Digits=erna.pin, **CALL).text
    assert "Ihre PIN stimmt." in answer
    with looking(services) as act:
        guest = load_attendee(act, erna.attendee_id)
    assert guest is not None
    assert guest.language == "de"


def test_what_is_chosen_in_a_call_is_remembered_on_any_line(app: Flask, services: Services, event_id: int) -> None:
    erna = person(services, event_id, "Erna Beispiel", "+493023125011", "en")
    post(app, "/voice/incoming", From=HOME, **CALL)
    post(app, "/voice/turn/1?lang=en", From=HOME, Digits="5", **CALL)
    post(app, "/voice/turn/2?lang=de", From=HOME, Digits=erna.pin, **CALL)
    with looking(services) as act:
        guest = load_attendee(act, erna.attendee_id)
    assert guest is not None
    assert guest.language == "de"


def test_a_registration_in_a_language_that_is_no_longer_spoken_gets_in_in_that_of_the_call(
    app: Flask, services: Services, event_id: int
) -> None:
    erna = person(services, event_id, "Erna Beispiel", "+493023125011", "de")
    with acting(services, IN_JUNE) as act:
        change_attendee(act, erna.attendee_id, {"language": "fr"})
    post(app, "/voice/incoming", From=HOME, **CALL)
    assert "Your PIN is correct." in post(app, "/voice/turn/1?lang=en", From=HOME, Digits=erna.pin, **CALL).text


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that a call asks for works."""

    def fail(*_: object, **__: object) -> str:
        raise RuntimeError

    for name in ("begin", "take_turn", "resume"):
        monkeypatch.setattr(conductor, name, fail)


@pytest.mark.usefixtures("broken")
def test_an_apology_keeps_to_the_language_of_the_call(app: Flask) -> None:
    for path in ("/voice/turn/1?lang=en", "/voice/resume/1?lang=en"):
        answer = post(app, path, From=HOME, **CALL).text
        assert (PROBLEM["en"] in answer, PROBLEM["de"] in answer) == (True, False)
        assert "/voice/resume/" in answer
        assert answer.count("?lang=en") == 1


@pytest.mark.usefixtures("broken")
def test_an_apology_speaks_every_language_where_none_is_known(app: Flask) -> None:
    for path in (
        "/voice/incoming",
        "/voice/turn/1",
        "/voice/turn/1?lang=tlh",
        "/voice/turn/1?lang=",
        "/voice/resume/1",
    ):
        answer = post(app, path, From=HOME, **CALL).text
        assert answer.index(PROBLEM["de"]) < answer.index(PROBLEM["en"])


def test_the_last_resort_knows_the_language_by_the_address_that_failed(app: Flask) -> None:
    for address, spoken in {
        "turn/7?lang=en#rc=2": {"en"}, "turn/7?lang=de": {"de"}, "incoming": {"de", "en"}, "resume/1?lang=en": {"en"}
    }.items():  # fmt: skip
        answer = post(
            app, "/voice/fallback", From=HOME, ErrorUrl=f"https://dialin.example/voice/{address}", **CALL
        ).text
        assert {code for code, words in PROBLEM.items() if words in answer} == spoken, address


@pytest.mark.usefixtures("broken")
def test_the_number_of_the_office_is_said_once_its_call_is_over_and_it_still_does_not_work(app: Flask) -> None:
    last = {"ErrorUrl": "https://dialin.example/voice/resume/2?lang=en"}
    office = post(app, "/voice/fallback", From=HOME, **last, **CALL).text
    assert "I am connecting you to our office." in office
    assert 'action="https://dialin.example/voice/resume/3?lang=en"' in office
    for status in ("completed", "busy", "no-answer", "failed", ""):
        for path, form in (
            ("/voice/resume/3?lang=en", {}),
            ("/voice/after-office?lang=en", {}),
            ("/voice/fallback", {"ErrorUrl": "https://dialin.example/voice/resume/3?lang=en"}),
        ):
            missed = post(app, path, From=HOME, DialCallStatus=status, **form, **CALL).text
            assert missed.count("I repeat the number") == 1
            assert GERMAN not in missed
            assert "<Dial" not in missed
