"""A line is greeted in the language of its people, where they all speak the same."""

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import Registered, register
from dialin.actions.calls.language_of_line import language_of_line
from dialin.actions.events.end_event import end_event
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.attendees import change_attendee
from tests.acting import acting, looking
from tests.building import ENDS, IN_JUNE, NUMBER, make_event

LINE, OTHER_NUMBER = "+493023125010", "+493023125001"


def person(services: Services, event: int, name: str, language: str) -> int:
    with acting(services, IN_JUNE) as act:
        made = register(act, event, Registration(name=name, phone=LINE, language=language))
    assert isinstance(made, Registered)
    return made.attendee_id


def spoken(services: Services, caller: str | None = LINE, dialled: str = NUMBER) -> str | None:
    with looking(services) as act:
        return language_of_line(act, caller=caller, dialled=dialled)


def test_a_line_whose_people_speak_one_language_is_greeted_in_it(services: Services) -> None:
    event = make_event(services)
    person(services, event, "John Sample", "en")
    person(services, event, "Mary Sample", "en")
    assert spoken(services) == "en"


def test_nothing_is_known_of_a_strange_or_withheld_line_or_of_another_number(services: Services) -> None:
    person(services, make_event(services), "John Sample", "en")
    assert [spoken(services, caller) for caller in (None, "+493023125011")] == [None, None]
    assert spoken(services, dialled=OTHER_NUMBER) is None


def test_two_languages_on_one_line_are_none(services: Services) -> None:
    event = make_event(services)
    person(services, event, "John Sample", "en")
    erna = person(services, event, "Erna Beispiel", "de")
    assert spoken(services) is None
    with acting(services, IN_JUNE) as act:
        cancel(act, erna)
    assert spoken(services) == "en"


def test_what_was_chosen_in_a_call_is_remembered_and_past_events_count_where_none_is_coming(services: Services) -> None:
    event = make_event(services)
    john = person(services, event, "John Sample", "de")
    with acting(services, IN_JUNE) as act:
        change_attendee(act, john, {"language": "en"})
    with acting(services, ENDS) as act:
        end_event(act, event)
    assert spoken(services) == "en"
    autumn = make_event(services, slug="herbst", starts="2026-10-09T18:00", ends="2026-10-09T20:00",
                        registration_closes="2026-10-06T23:59")  # fmt: skip
    person(services, autumn, "Erna Beispiel", "de")
    assert spoken(services) == "de"


def test_a_language_without_words_is_none(services: Services) -> None:
    john = person(services, make_event(services), "John Sample", "de")
    with acting(services, IN_JUNE) as act:
        change_attendee(act, john, {"language": "tlh"})
    assert spoken(services) is None
