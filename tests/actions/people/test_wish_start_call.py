"""Whoever asks for a call at the start is called, also where they had wanted none before; nobody else is."""

from dialin.actions.attendees.look_at_own import look_at_own
from dialin.actions.outgoing.stop_calling import stop_calling
from dialin.actions.people.wish_start_call import wish_start_call
from dialin.dialogue.words.seat import OwnSeat
from dialin.services import Services
from dialin.store.attendees import load_attendee
from dialin.store.calls import Call, load_call_by_id
from dialin.store.no_calls import not_called
from tests.building import EVENING, begin_call, make_event, register_people

OWN, ELSEWHERE = "+493023125010", "+493023125099"


def wish_from(services: Services, caller: str) -> Call:
    """The number of Erna's registration wants no calls; then she asks for one, on this line."""
    services.clock.now = EVENING
    event_id = make_event(services)
    (erna,) = register_people(services, event_id, 1)
    call_id = begin_call(services, "CA1", event_id=event_id, attendee_id=erna.attendee_id, caller=caller)
    with services.acting("test") as act:
        stop_calling(act, OWN, source="caller", event_id=event_id)
        call = load_call_by_id(act, call_id)
        assert call is not None
        assert look_at_own(act, call) == OwnSeat(is_own_line=caller == OWN)
        wish_start_call(act, call)
        person = load_attendee(act, erna.attendee_id)
        assert person is not None
        assert person.callback
    return call


def test_on_the_own_line_it_may_be_called_again_and_it_is_said_that_it_is(services: Services) -> None:
    call = wish_from(services, OWN)
    with services.looking() as act:
        assert not not_called(act, [OWN])
        assert look_at_own(act, call) == OwnSeat(is_own_line=True, is_called=True)


def test_from_elsewhere_the_number_stays_as_its_people_wanted_it_and_no_call_is_promised(services: Services) -> None:
    call = wish_from(services, ELSEWHERE)
    with services.looking() as act:
        assert not_called(act, [OWN])
        assert look_at_own(act, call) == OwnSeat()
