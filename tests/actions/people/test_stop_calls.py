"""Whoever cancels, or is deleted, is called by nobody any more, from the same moment on."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.forget_person import forget_person
from dialin.actions.attendees.register import Registered
from dialin.actions.calls.announce_to import announce_to
from dialin.actions.calls.tell_call import tell_call
from dialin.actions.promises.promise_call_back import promise_call_back
from dialin.dialogue.words.help import CallBackTime
from dialin.dialogue.words.news import NewsKind
from dialin.jobs import deliver_news
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.services import Services
from dialin.store.call_backs import open_call_backs
from dialin.store.calls import load_call_by_id
from dialin.store.outgoing import Wanted, add_outgoing, list_outgoing
from dialin.store.work import open_work_of
from tests.building import EVENING, begin_call, make_event, register_people

ELSEWHERE = "+493023125099"


def promise(services: Services, call_id: int, number: str, wanted: CallBackTime = CallBackTime.SOON) -> None:
    with services.acting("test") as act:
        call = load_call_by_id(act, call_id)
        assert call is not None
        promise_call_back(act, call, number, wanted)


def numbers_to_call(services: Services, event_id: int) -> set[str]:
    with services.looking() as act:
        return {one.number for one in open_call_backs(act, event_id)}


def evening_of(services: Services) -> tuple[int, list[Registered]]:
    services.clock.now = EVENING
    event_id = make_event(services)
    return event_id, register_people(services, event_id, 2)


def call_of(services: Services, event_id: int, person: Registered | None, sid: str, **about: Any) -> int:
    bound = None if person is None else person.attendee_id
    return begin_call(services, sid, event_id=event_id, attendee_id=bound, **about)


def test_promised_call_backs_stop_with_the_registration_and_only_theirs(services: Services) -> None:
    event_id, (erna, karl) = evening_of(services)
    over = {"hung_up_at": EVENING}
    for sid, person, caller, number in (
        ("CA1", erna, "+493023125010", "+493023125010"),
        ("CA2", erna, ELSEWHERE, ELSEWHERE),  # with her PIN, from a neighbour's telephone
        ("CA3", None, ELSEWHERE, "+493023125010"),  # before the PIN, and asking to be called at home
        ("CA4", karl, "+493023125011", "+493023125011"),
    ):
        promise(services, call_of(services, event_id, person, sid, caller=caller, **over), number)
    with services.acting("test") as act:
        assert cancel(act, erna.attendee_id) is None
    assert numbers_to_call(services, event_id) == {"+493023125011"}


def test_a_call_for_the_next_event_is_a_wish_of_its_own_until_everything_is_deleted(services: Services) -> None:
    event_id, (erna, _) = evening_of(services)
    call_id = call_of(services, event_id, erna, "CA1", hung_up_at=EVENING)
    promise(services, call_id, "+493023125010", CallBackTime.NEXT_EVENT)
    with services.acting("test") as act:
        assert cancel(act, erna.attendee_id) is None
    assert numbers_to_call(services, event_id) == {"+493023125010"}
    with services.acting("test") as act:
        assert forget_person(act, erna.attendee_id) is None
    assert numbers_to_call(services, event_id) == set()


def test_whoever_cancelled_may_be_promised_a_call_again_in_the_same_call(services: Services) -> None:
    event_id, (erna, _) = evening_of(services)
    call_id = call_of(services, event_id, erna, "CA1")
    promise(services, call_id, "+493023125010")
    with services.acting("test") as act:
        assert cancel(act, erna.attendee_id, by_call=call_id) is None
    promise(services, call_id, "+493023125010")
    assert numbers_to_call(services, event_id) == {"+493023125010"}


def test_news_on_its_way_stops_but_for_what_leads_out(services: Services) -> None:
    event_id, (erna, _) = evening_of(services)
    services.provider.ring_in("CA1")
    call_id = call_of(services, event_id, erna, "CA1")
    with services.acting("test") as act:
        tell_call(act, call_id, NewsKind.FLOOR_GIVEN)
        announce_to(act, call_id, "floor.next", key="next")
        tell_call(act, call_id, NewsKind.EVENT_ENDED)
    with services.acting("test") as act:
        assert cancel(act, erna.attendee_id) is None
    with services.looking() as act:
        left = {one.details["news"] for one in open_work_of(act, [call_id])}
    assert left == {NewsKind.EVENT_ENDED, NewsKind.SEAT_WITHDRAWN}
    services.clock.now += timedelta(seconds=30)
    deliver_news.do(services)
    assert services.provider.requests("announce") == []


def test_it_stops_in_the_transaction_of_the_deed_itself(services: Services) -> None:
    """Else a call could be placed in between, or the deed be taken back and the calls be lost."""
    event_id, (erna, _) = evening_of(services)
    promise(services, call_of(services, event_id, erna, "CA1", hung_up_at=EVENING), "+493023125010")
    with suppress(LookupError), services.acting("test") as act:
        cancel(act, erna.attendee_id)
        assert open_call_backs(act, event_id) == []
        raise LookupError
    assert numbers_to_call(services, event_id) == {"+493023125010"}


def test_all_that_was_to_go_out_to_them_stops_whatever_the_way_and_nobody_elses(services: Services) -> None:
    event_id, (erna, karl) = evening_of(services)
    with services.acting("test") as act:
        lanes = [lane for lane in Lane if lane is not Lane.NEWS]
        usual = {"kind": Purpose.PIN, "event_id": event_id, "due_at": act.now}
        people = [(person.attendee_id, lane) for person in (erna, karl) for lane in lanes]
        add_outgoing(act, [{"key": f"{lane}:{one}", "lane": lane, "attendee_id": one, **usual} for one, lane in people])
        assert cancel(act, erna.attendee_id) is None
        found = list_outgoing(act, Wanted(event_id=event_id))
    assert {(row.attendee_id, row.outcome) for row in found} == {
        (erna.attendee_id, Outcome.STOPPED), (karl.attendee_id, None),
    }  # fmt: skip
