"""A seat is given on, or moves, only once whoever sits in it is known to be out of the event."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import Registered
from dialin.actions.calls.put_in import put_in
from dialin.actions.calls.remove_caller import remove_caller
from dialin.actions.events.change_event import change_event
from dialin.actions.seats.expire_holds import expire_holds
from dialin.dialogue.words.heard import Keys, LeftRoom, Silence
from dialin.dialogue.words.seat import SeatAwaited, SeatClaimed, SeatInUse, SeatNotLeft, SeatRefused
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store import work
from dialin.store.calls import change_call, load_call
from dialin.voice import conductor
from dialin.voice.conductor import Webhook
from dialin.voice.hearing import CallReport
from tests.acting import acting
from tests.actions.callers import board, call_of, claim, dial, hang_up, news_for, sitting
from tests.building import EVENING, NO_SHOW, NUMBER, make_event, register_people
from tests.every import every

Leaves = Callable[[Services, str], Any]


def turn(services: Services, sid: str, heard: Any, *, late: bool = False) -> str:
    """What the call hears: of a turn of its own, or of a late copy of a request to resume."""
    with acting(services) as act:
        webhook = Webhook(act, services.settings, CallReport(sid, "+493023125010", NUMBER, "in-progress"))
        if late:
            return conductor.resume(webhook)
        return conductor.take_turn(webhook, heard, number=getattr(load_call(act, sid), "turn", 0))


def in_room(services: Services, person: Registered, event: int) -> str:
    sid = dial(services.database, person, event, sid=f"CAin{person.attendee_id}")
    assert "<Conference" in turn(services, sid, Silence())
    return sid


def an_evening(services: Services, people: int = 1) -> tuple[int, list[Registered], str]:
    """An event with one seat, the people registered for it, and the first of them in the room."""
    services.clock.now = EVENING
    event = make_event(services, seats=1)
    registered = register_people(services, event, people)
    return event, registered, in_room(services, registered[0], event)


def tell(services: Services, sid: str, *, confirmed: timedelta | None) -> None:
    """The provider has confirmed the news so long ago, or answered with a failure."""
    with acting(services) as act:
        told = act.connection.execute(work.WorkTable.__table__.select()).all()[-1]
        assert told.call_id == call_of(services.database, sid).id
        when = {"done_at": None, "failure": "busy"} if confirmed is None else {"done_at": EVENING + confirmed}
        act.connection.execute(work.WorkTable.__table__.update().values(when))


def take_over(services: Services, person: Registered, event: int) -> str:
    """Another telephone that has pressed 1 and waits."""
    sid = dial(services.database, person, event, sid="CAsecond")
    assert claim(services.database, sid) == SeatInUse()
    assert claim(services.database, sid, take_over=True) == SeatNotLeft()
    return sid


@every("at", [0, 1, 9, 9.9])
def test_the_seat_does_not_move_before_the_first_is_known_to_be_out(services: Services, at: float) -> None:
    now = EVENING + timedelta(seconds=at)
    with acting(services) as act:
        act.connection.execute(work.WorkTable.__table__.delete())
    slug = f"evening-{at}".replace(".", "-")
    services.clock.now = EVENING
    event = make_event(services, seats=1, slug=slug)
    (person,) = register_people(services, event, 1)
    first = in_room(services, person, event)
    second = dial(services.database, person, event, sid=f"CAsecond{at}")
    assert claim(services.database, second, take_over=True) == SeatNotLeft()
    tell(services, first, confirmed=timedelta(0.0, 0.001))
    assert claim(services.database, second, now=now) == SeatNotLeft()
    assert sitting(services.database, event) == [first]
    with acting(services, now) as act:
        expire_holds(act, event)
    assert sitting(services.database, event) == [first]


LEAVING: dict[str, Leaves] = {
    "hung up": lambda services, sid: hang_up(services.database, sid),
    "pressed the star": lambda services, sid: turn(services, sid, LeftRoom()),
}


@every("leaves", LEAVING.values())
def test_the_seat_moves_as_soon_as_the_first_is_out(services: Services, leaves: Leaves) -> None:
    number = board_number(services)
    event = make_event(services, seats=1, slug=f"evening-{number}")
    (person,) = register_people(services, event, 1)
    services.clock.now = EVENING
    first = in_room(services, person, event)
    second = dial(services.database, person, event, sid=f"CAsecond{number}")
    assert claim(services.database, second, take_over=True) == SeatNotLeft()
    assert news_for(services.database, first) == ["seat_moved"]
    leaves(services, first)
    assert isinstance(claim(services.database, second), SeatClaimed)
    assert sitting(services.database, event) == [second]


def board_number(services: Services) -> int:
    with services.looking() as act:
        return len(act.connection.execute(work.WorkTable.__table__.select()).all())


def test_ten_seconds_after_the_provider_has_confirmed_it_the_first_is_out(services: Services) -> None:
    event, (person,), first = an_evening(services)
    second = take_over(services, person, event)
    tell(services, first, confirmed=timedelta(seconds=1))
    assert claim(services.database, second, now=EVENING + timedelta(seconds=11)) == SeatClaimed(1, returned=True)


def test_what_the_provider_has_not_confirmed_is_no_proof_however_long_ago_it_was(services: Services) -> None:
    event, (person,), first = an_evening(services)
    second = take_over(services, person, event)
    tell(services, first, confirmed=None)
    assert claim(services.database, second, now=EVENING + timedelta(minutes=5)) == SeatNotLeft()
    assert sitting(services.database, event) == [first]


def test_a_late_copy_of_a_request_to_resume_is_no_proof(services: Services) -> None:
    event, (person,), first = an_evening(services)
    second = take_over(services, person, event)
    assert "einem anderen Telefon" in turn(services, first, None, late=True)
    assert claim(services.database, second) == SeatNotLeft()
    turn(services, first, Silence())
    assert isinstance(claim(services.database, second), SeatClaimed)


def test_the_newest_telephone_that_claims_the_seat_gets_it_and_the_one_before_does_not(services: Services) -> None:
    event, (person,), first = an_evening(services)
    second = take_over(services, person, event)
    third = dial(services.database, person, event, sid="CAthird")
    assert claim(services.database, third) == SeatInUse()
    assert claim(services.database, third, take_over=True) == SeatNotLeft()
    hang_up(services.database, first)
    assert sitting(services.database, event) == [third]
    assert claim(services.database, second) == SeatInUse()


def test_if_the_telephone_that_waits_hangs_up_the_seat_is_held_for_the_grace_time(services: Services) -> None:
    event, (person,), first = an_evening(services)
    second = take_over(services, person, event)
    hang_up(services.database, second)
    turn(services, first, LeftRoom())
    with acting(services) as act:
        expire_holds(act, event)
    assert board(services.database, event).held == 1


@every("heard", [LeftRoom(), Silence(), Keys("0"), Keys("*")])
def test_a_removal_that_nobody_carried_out_is_carried_out_at_the_next_word(services: Services, heard: Any) -> None:
    number = board_number(services)
    event = make_event(services, seats=1, slug=f"evening-{number}")
    (person,) = register_people(services, event, 1)
    services.clock.now = EVENING
    sid = in_room(services, person, event)
    with acting(services) as act:
        assert remove_caller(act, call_of(services.database, sid).id, reason="Es war laut") is None
    assert board(services.database, event).rows[0].is_leaving
    assert "Es war laut" in turn(services, sid, heard)
    assert "<Conference" not in turn(services, sid, Silence())


@every("way", [[LeftRoom(), Keys("1")], [LeftRoom(), Keys("0")], [LeftRoom()]])
@every("late", [False, True])
def test_nobody_comes_back_from_the_menu_the_office_or_a_question_without_the_right(
    services: Services, way: list[Any], late: bool
) -> None:
    number = board_number(services)
    event = make_event(services, seats=1, slug=f"evening-{number}")
    (person,) = register_people(services, event, 1)
    services.clock.now = EVENING
    sid = in_room(services, person, event)
    for heard in way:
        turn(services, sid, heard)
    with acting(services) as act:
        assert remove_caller(act, call_of(services.database, sid).id, reason="Es war laut", bar=True) is None
    assert sitting(services.database, event) == []
    assert "Es war laut" in turn(services, sid, Silence(), late=late)
    again = dial(services.database, person, event, sid=f"CAagain{sid}{late}{len(way)}{number}")
    assert claim(services.database, again) == SeatRefused()


@every("given", [("Es war laut", "de", "Es war laut"), ("Es war laut", "en", ""), ("loud", "en", "loud")])
def test_words_of_staff_are_not_read_to_a_caller_of_another_language(
    services: Services, given: tuple[str, str, str]
) -> None:
    reason, language, told = given
    event = make_event(services, seats=1, slug=f"evening-{board_number(services)}")
    (person,) = register_people(services, event, 1)
    services.clock.now = EVENING
    call = call_of(services.database, in_room(services, person, event))
    with acting(services) as act:
        change_call(act, call.id, {"language": language})
        assert remove_caller(act, call.id, reason=reason) is None
    with services.looking() as act:
        *_, news = act.connection.execute(work.WorkTable.__table__.select().order_by(work.WorkTable.id))
    assert (news.call_id, news.details["reason"]) == (call.id, told)


def test_the_seat_of_a_removed_caller_is_given_on_only_once_they_are_out(services: Services) -> None:
    event, people, first = an_evening(services, people=2)
    waiting = dial(services.database, people[1], event)
    with acting(services, NO_SHOW) as act:
        assert remove_caller(act, call_of(services.database, first).id) is None
    assert claim(services.database, waiting, now=NO_SHOW) == SeatAwaited(1)
    turn(services, first, LeftRoom())
    with acting(services, NO_SHOW) as act:
        expire_holds(act, event)
    assert sitting(services.database, event) == [waiting]


def test_a_removed_caller_who_keys_the_pin_anew_gets_in_again_once_the_first_call_is_out(services: Services) -> None:
    event, (person,), first = an_evening(services)
    with acting(services) as act:
        assert remove_caller(act, call_of(services.database, first).id) is None
    again = dial(services.database, person, event, sid="CAagain")
    assert claim(services.database, again) == SeatNotLeft()
    turn(services, first, LeftRoom())
    assert claim(services.database, again) == SeatClaimed(1)


def test_the_seat_of_a_cancelled_caller_is_given_on_only_once_they_are_out(services: Services) -> None:
    event, people, first = an_evening(services, people=2)
    waiting = dial(services.database, people[1], event)
    with acting(services) as act:
        assert cancel(act, people[0].attendee_id) is None
        assert isinstance(change_event(act, event, {"seats": 0}), Refused)
    assert claim(services.database, waiting) == SeatAwaited(1)
    assert board(services.database, event).occupied == 1
    hang_up(services.database, first)
    assert isinstance(claim(services.database, waiting), SeatClaimed)


def test_whoever_staff_let_in_waits_until_the_other_telephone_of_the_person_is_out(services: Services) -> None:
    event, (person,), first = an_evening(services)
    second = dial(services.database, person, event, sid="CAsecond")
    with acting(services) as act:
        assert put_in(act, call_of(services.database, second).id, person.attendee_id) is None
    assert news_for(services.database, first) == ["seat_moved"]
    assert claim(services.database, second) == SeatNotLeft()
    turn(services, first, LeftRoom())
    assert isinstance(claim(services.database, second), SeatClaimed)


def test_whom_staff_remove_and_let_in_again_stays(services: Services) -> None:
    event, (person,), first = an_evening(services)
    call_id = call_of(services.database, first).id
    with acting(services) as act:
        assert remove_caller(act, call_id) is None
        later = replace(act, now=EVENING + timedelta(seconds=1))
        assert put_in(later, call_id, person.attendee_id) is None
    assert "<Conference" in turn(services, first, Silence())
    assert not board(services.database, event).rows[0].is_leaving


def test_who_turns_out_to_be_in_twice_is_refused_to_staff(services: Services) -> None:
    services.clock.now = EVENING
    event = make_event(services, seats=2)
    people = register_people(services, event, 2)
    one, two = (in_room(services, person, event) for person in people)
    with acting(services) as act:
        refused = put_in(act, call_of(services.database, one).id, people[1].attendee_id)
        assert isinstance(refused, Refused)
        act.connection.rollback()
    assert sitting(services.database, event) == [one, two]
