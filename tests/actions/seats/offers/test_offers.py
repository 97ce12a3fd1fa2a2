"""A freed seat is offered: told by a way that arrives, kept for a stated time, and passed on without an answer."""

from datetime import timedelta
from typing import Any

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import register
from dialin.actions.events.change_event import change_event
from dialin.actions.outgoing.stop_calling import stop_calling
from dialin.actions.seats.offers.answer import answer_for, answer_offer
from dialin.actions.seats.offers.ways import OfferTerms, Told, ToTell, choose_way
from dialin.dialogue.words.outgoing import OfferGone, OfferTaken
from dialin.rules.outgoing.words import Lane, Outcome, Way
from dialin.rules.refusals import Refused
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.attendees import load_attendee
from dialin.store.events import load_event
from dialin.store.outgoing import begin_next, finish_outgoing
from dialin.store.waiting import waiting_list
from tests.actions.callers import claim, dial
from tests.actions.seats.offers.offering import MONDAY, Waiters
from tests.building import DOORS, EVENING, a_call
from tests.every import every

HOME = {"street": "Hauptstraße 1", "postcode": "67655", "town": "Kaiserslautern"}


def test_a_freed_seat_is_the_next_ones_at_once_and_they_are_called_about_it(services: Services) -> None:
    list_ = Waiters(services)
    list_.cancel()
    assert list_.seated() == [1]
    list_.look()
    ((offer,), (work,)) = list_.offers(), list_.told()
    assert (offer.way, work.lane, work.attendee_id) == (Way.CALL, Lane.CALLS, list_.people[1].attendee_id)
    assert offer.until == MONDAY + timedelta(hours=2)
    list_.look(minutes=1)
    assert len(list_.told()) == 1


def test_whoever_registers_and_finds_a_seat_is_offered_nothing(services: Services) -> None:
    list_ = Waiters(services, 1)
    list_.cancel()
    with services.acting("test") as act:
        register(act, list_.event, Registration(name="Karl Neu", phone="+493023125099"))
    assert list_.offers() == []


def test_without_an_answer_the_seat_goes_to_the_next_who_was_not_asked_and_never_before_the_time(
    services: Services,
) -> None:
    list_ = Waiters(services, 4)
    list_.cancel()
    list_.look()
    list_.try_in_vain(Outcome.MACHINE)
    list_.look(minutes=119)
    assert list_.seated() == [1]
    list_.look(minutes=1)
    assert list_.seated() == [2]
    assert list_.story() == [(1, "unanswered", "no_answer"), (2, None, None)]
    with services.looking() as act:
        waits = [one.id for one in waiting_list(act, list_.event)]
    assert waits == [list_.people[3].attendee_id, list_.people[1].attendee_id]


def test_nobody_is_passed_over_who_could_not_be_asked_yet(services: Services) -> None:
    """As where the provider is away: they are asked for as long again."""
    list_ = Waiters(services)
    list_.cancel()
    list_.look()
    list_.look(hours=3)
    assert list_.seated() == [1]
    assert list_.offers()[0].until == MONDAY + timedelta(hours=5)
    assert len(list_.told()) == 1


def test_whoever_is_on_the_telephone_at_the_end_of_the_time_is_let_finish(services: Services) -> None:
    list_ = Waiters(services)
    list_.cancel()
    list_.look()
    list_.try_in_vain(is_over=False)
    dial(services.database, list_.people[1], list_.event)
    list_.look(hours=3)
    assert list_.seated() == [1]


def test_where_nobody_else_waits_the_seat_stays_whose_it_is_until_somebody_does(services: Services) -> None:
    list_ = Waiters(services, 2)
    list_.cancel()
    list_.look()
    list_.try_in_vain()
    list_.look(hours=30)
    assert list_.seated() == [1]
    with services.acting("test") as act:
        register(act, list_.event, Registration(name="Karl Neu", phone="+493023125099", delivery="call"))
    list_.look()
    assert list_.seated() == []
    assert list_.story()[0] == (1, "unanswered", "no_answer")


def test_while_a_telephone_rings_the_seat_is_passed_on_to_nobody(services: Services) -> None:
    list_ = Waiters(services, 3)
    list_.cancel()
    list_.look()
    list_.try_in_vain(is_over=False)
    services.clock.pass_time(hours=3)
    with services.acting("test") as act:
        called = begin_next(act, Lane.CALLS, token="worker", lease=timedelta(minutes=1))
    assert called is not None
    list_.look()
    assert list_.seated() == [1]
    with services.acting("test") as act:
        finish_outgoing(act, called, Outcome.NO_ANSWER)
    list_.look()
    assert list_.seated() == [2]


def test_nobody_is_offered_a_seat_again_and_again_once_everybody_was_asked(services: Services) -> None:
    list_ = Waiters(services, 3)
    list_.cancel()
    for _ in range(5):
        list_.look()
        if any(one.done_at is None for one in list_.told()):
            list_.try_in_vain()
        list_.look(hours=3)
    assert list_.story() == [(1, "unanswered", "no_answer"), (2, None, None)]


def test_a_yes_keeps_the_seat_and_a_no_gives_it_on_and_asks_them_no_more(services: Services) -> None:
    list_ = Waiters(services, 4)
    list_.cancel()
    list_.look()
    mine = {"event_id": list_.event}
    with services.acting("test") as act:
        call = a_call(attendee_id=list_.people[1].attendee_id, **mine)
        assert [answer_offer(act, call, accepts=False) for _ in range(2)] == [OfferGone()] * 2
    list_.look()
    with services.acting("test") as act:
        call = a_call(attendee_id=list_.people[2].attendee_id, **mine)
        assert [answer_offer(act, call, accepts=True) for _ in range(2)] == [OfferTaken()] * 2
        assert answer_offer(act, a_call(attendee_id=list_.people[1].attendee_id, **mine), accepts=True) == OfferGone()
    list_.look(hours=30)
    assert list_.seated() == [2]
    assert list_.story() == [(1, "declined", "call"), (2, "accepted", "call")]
    list_.cancel(3)
    list_.cancel(2)
    assert list_.seated() == []
    with services.looking() as act:
        person = load_attendee(act, list_.people[1].attendee_id)
    assert person is not None
    assert person.cancelled_at is None


def test_staff_answer_for_somebody_once(services: Services) -> None:
    list_ = Waiters(services)
    list_.cancel()
    list_.look()
    with services.acting("Frau Weber") as act:
        person = load_attendee(act, list_.people[1].attendee_id)
        assert person is not None
        assert answer_for(act, person, accepts=True) is None
        assert isinstance(answer_for(act, person, accepts=False), Refused)
    assert list_.story() == [(1, "accepted", "staff")]
    assert list_.told()[0].outcome is Outcome.STOPPED


@every(
    ("slug", "columns", "way"),
    [
        ("a", {"delivery": "letter"} | HOME, Way.LETTER),
        ("b", {"delivery": "letter"}, Way.CALL),
        ("c", {"delivery": "sms", "phone": "+491512312345"}, Way.SMS),
        ("d", {"delivery": "sms"}, Way.CALL),
        ("e", {"delivery": "email", "email": "erna@example.org"}, Way.CALL),
        ("f", {"delivery": "staff"}, Way.STAFF),
        ("g", {"delivery": "letter", "phone": None}, Way.STAFF),
        ("h", {"delivery": "call", "phone": None} | HOME, Way.LETTER),
        ("i", {"called_by": "person"}, Way.STAFF),
        ("j", {"phone": "+4319001234567"}, Way.STAFF),
    ],
)
def test_each_is_told_by_the_way_they_wish_or_else_by_one_that_arrives(
    slug: str, columns: dict[str, Any], way: Way, services: Services
) -> None:
    list_ = Waiters(services, slug=slug)
    list_.change(1, **columns)
    list_.cancel()
    list_.look()
    (offer,) = list_.offers()
    assert offer.way is way
    assert (offer.until is None) == (way is Way.STAFF)


def test_where_no_calls_go_out_it_is_left_to_staff_and_no_deadline_runs(services: Services) -> None:
    list_ = Waiters(services)
    with services.looking() as act:
        person, event = load_attendee(act, list_.people[1].attendee_id), load_event(act, list_.event)
    assert person is not None
    assert choose_way(ToTell(person, event, OfferTerms(calls=False)), MONDAY) == Told(Way.STAFF, None)


def test_whom_nothing_reaches_in_time_is_passed_over_with_the_reason(services: Services) -> None:
    list_ = Waiters(services, 4, at=EVENING - timedelta(days=3))
    list_.change(1, delivery="letter", phone=None, **HOME)
    list_.cancel()
    list_.look()
    assert list_.seated() == [2]
    assert list_.story() == [(1, "unanswered", "no_way"), (2, None, None)]


def test_somebody_whom_nothing_reaches_keeps_the_seat_where_nobody_could_be_told_instead(services: Services) -> None:
    list_ = Waiters(services, 3, at=EVENING - timedelta(days=3))
    for place in (1, 2):
        list_.change(place, delivery="letter", phone=None, **HOME)
    list_.cancel()
    list_.look()
    assert list_.seated() == [1]
    assert [(work.lane, work.done_at) for work in list_.told()] == [(Lane.STAFF, None)]


def test_in_the_last_hour_before_the_doors_only_a_call_is_soon_enough(services: Services) -> None:
    list_ = Waiters(services, 4, at=DOORS - timedelta(minutes=50))
    list_.change(1, delivery="sms", phone="+491512312345", called_by="person")
    list_.change(2, delivery="sms", phone="+491512312346")
    list_.cancel()
    list_.look()
    assert [one.way for one in list_.offers()] == [Way.STAFF]
    list_.cancel(1)
    list_.look()
    assert list_.offers()[-1].way is Way.CALL
    until = list_.offers()[-1].until
    assert until is not None
    assert until <= EVENING


def test_a_way_that_leads_to_nobody_is_followed_by_another(services: Services) -> None:
    list_ = Waiters(services)
    list_.change(1, **HOME)
    list_.cancel()
    list_.look()
    list_.try_in_vain(Outcome.UNREACHABLE)
    list_.look(seconds=10)
    assert [work.lane for work in list_.told()] == [Lane.CALLS, Lane.LETTERS]
    assert list_.offers()[0].way is Way.LETTER


def test_a_number_that_is_not_to_be_called_again_is_left_to_staff(services: Services) -> None:
    list_ = Waiters(services)
    with services.acting("test") as act:
        stop_calling(act, "+493023125011", source="caller", event_id=list_.event)
    list_.cancel()
    list_.look()
    assert list_.offers()[0].way is Way.STAFF


def test_once_the_doors_are_open_an_offer_is_closed_and_the_seat_stays(services: Services) -> None:
    list_ = Waiters(services, at=DOORS - timedelta(hours=2))
    list_.cancel()
    list_.look()
    list_.try_in_vain(is_over=False)
    list_.at(DOORS)
    assert list_.seated() == [1]
    assert list_.story() == [(1, "withdrawn", "doors")]
    assert list_.told()[0].done_at is None


def test_whoever_comes_to_a_seat_that_was_offered_has_taken_it(services: Services) -> None:
    list_ = Waiters(services, at=DOORS - timedelta(hours=2))
    list_.cancel()
    list_.look()
    services.clock.now = DOORS
    claim(services.database, dial(services.database, list_.people[1], list_.event), now=DOORS)
    list_.look()
    assert list_.story() == [(1, "accepted", "came")]


def test_whoever_cancels_is_asked_no_more(services: Services) -> None:
    list_ = Waiters(services)
    list_.cancel()
    list_.look()
    with services.acting("test") as act:
        cancel(act, list_.people[1].attendee_id)
    assert list_.story() == [(1, "withdrawn", "cancelled"), (2, None, None)]
    assert list_.told()[0].outcome is Outcome.STOPPED


def test_an_event_that_is_over_asks_nobody(services: Services) -> None:
    list_ = Waiters(services)
    list_.cancel()
    list_.at(EVENING + timedelta(hours=3))
    assert list_.story() == [(1, "withdrawn", "over")]
    assert list_.told() == []


def test_more_seats_are_offered_to_as_many(services: Services) -> None:
    list_ = Waiters(services, 4)
    with services.acting("test") as act:
        assert change_event(act, list_.event, {"seats": 3}) is None
    list_.look()
    assert [work.attendee_id for work in list_.told()] == [one.attendee_id for one in list_.people[1:3]]
