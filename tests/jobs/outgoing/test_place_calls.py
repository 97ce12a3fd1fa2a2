"""Calls out: at their pace, never twice, and with a reason where nobody is reached."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dialin.actions.outgoing.answered import note_progress
from dialin.actions.outgoing.conclude import conclude_call
from dialin.actions.outgoing.stop_calling import stop_calling
from dialin.jobs.outgoing import place_calls
from dialin.jobs.outgoing.provider_words import BUSY, NO_CALLS_THERE, NO_NUMBER
from dialin.provider.promise import RequestRefused
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.services import Services
from dialin.store.attendees import change_attendee
from tests.building import EVENING, IN_JUNE, NUMBER, begin_call, make_event, register_people
from tests.jobs.outgoing.ordering import order_calls, orders
from tests.provider.fake import ANSWER_LOST, PASSING

SOON = EVENING - timedelta(minutes=10)


@pytest.fixture
def people(services: Services) -> list[int]:
    event_id = make_event(services, seats=5)
    registered = register_people(services, event_id, 3)
    services.clock.now = SOON
    order_calls(services, event_id, registered)
    return [person.attendee_id for person in registered]


def run(services: Services, *, seconds: int = 0) -> None:
    """One look of the duty each second."""
    place_calls.do(services)
    for _ in range(seconds):
        services.clock.pass_time(seconds=1)
        place_calls.do(services)


def called(services: Services) -> list[str]:
    return [placement.to for placement in services.provider.requests("place_call")]


def end(services: Services, place: int, status: str) -> None:
    row = orders(services)[place]
    assert row.sid is not None
    services.provider.end(row.sid, status)
    with services.acting("test") as act:
        conclude_call(act, row.id, row.attempts, row.sid, status)


def test_in_no_second_more_calls_are_placed_than_the_account_allows(services: Services, people: list[int]) -> None:
    assert len(people) == 3
    run(services)
    assert len(called(services)) == 1
    services.clock.pass_time(milliseconds=999)
    run(services)
    assert len(called(services)) == 1
    run(services, seconds=3)
    assert called(services) == ["+4930231250" + str(10 + place) for place in range(3)]
    (first, *_) = services.provider.requests("place_call")
    assert first.from_ == NUMBER
    assert first.url.startswith("https://dialin.example/voice/out/")


def test_once_more_are_allowed_more_are_placed(services: Services, people: list[int]) -> None:
    assert len(people) == 3
    run(services)
    assert len(called(services)) == 1
    services.clock.pass_time(seconds=1)
    quicker = services.settings.model_copy(update={"calls_per_second": 5})
    run(replace(services, settings=quicker))
    assert len(called(services)) == 3


def test_a_call_whose_answer_was_lost_is_looked_for_and_not_placed_again(services: Services, people: list[int]) -> None:
    assert people
    services.provider.lost.append(ANSWER_LOST)
    run(services, seconds=70)
    assert sorted(called(services)) == sorted(set(called(services)))
    assert [row.sid is not None for row in orders(services)] == [True, True, True]


def test_a_call_that_never_left_is_placed_later(services: Services, people: list[int]) -> None:
    assert people
    services.provider.trouble.append(PASSING)
    run(services, seconds=10)
    assert sorted(called(services)) == sorted(["+4930231250" + str(10 + place) for place in (0, 0, 1, 2)])
    assert all(row.sid is not None and row.done_at is None for row in orders(services))


def test_what_the_provider_says_about_a_number_is_told_and_the_others_are_called(
    services: Services, people: list[int]
) -> None:
    assert people
    services.provider.trouble.append(RequestRefused(400, 21211, "The number +493023125010 is not valid"))
    run(services, seconds=4)
    first, *others = orders(services)
    assert (first.outcome, first.done_at is not None) == (Outcome.UNREACHABLE, True)
    assert first.failure == NO_NUMBER
    assert all(row.sid for row in others)


def test_what_the_provider_says_names_no_number_in_the_list(services: Services, people: list[int]) -> None:
    assert people
    services.provider.trouble += [
        RequestRefused(400, 21215, "You may not call +493023125010"),
        RequestRefused(429, 20429, "Too many requests, of +493023125011"),
    ]
    run(services, seconds=1)
    first, second, _ = orders(services)
    assert (first.outcome, first.failure) == (Outcome.BLOCKED, NO_CALLS_THERE)
    assert (second.done_at, second.failure) == (None, BUSY)
    run(services, seconds=10)
    assert all(row.sid for row in orders(services)[1:])


def test_why_a_number_is_not_called_names_no_number_in_the_list(services: Services, people: list[int]) -> None:
    with services.acting("test") as act:
        change_attendee(act, people[0], {"phone": "+4315121234"})
    run(services)
    (first, *_) = orders(services)
    assert first.outcome is Outcome.BLOCKED
    assert (first.failure or "").startswith("The number is abroad")


def test_busy_and_no_answer_are_called_again_after_their_pauses_and_no_more_than_the_plan_says(
    services: Services, people: list[int]
) -> None:
    assert people
    run(services, seconds=3)
    end(services, 0, "busy")
    assert (orders(services)[0].outcome, orders(services)[0].done_at) == (Outcome.BUSY, None)
    for _ in range(10):
        run(services, seconds=1)
        services.clock.pass_time(minutes=5)
        run(services)
        if orders(services)[0].done_at is None and orders(services)[0].sid is not None:
            end(services, 0, "no-answer")
    row = orders(services)[0]
    assert (row.outcome, row.done_at is not None) == (Outcome.NO_ANSWER, True)
    assert called(services).count("+493023125010") == 3


def test_a_call_of_which_nothing_is_heard_is_asked_about_and_concluded(services: Services, people: list[int]) -> None:
    assert people
    run(services, seconds=3)
    sid = orders(services)[1].sid
    assert sid is not None
    services.provider.end(sid, "busy")
    services.clock.pass_time(minutes=3)
    run(services)
    assert orders(services)[1].outcome is Outcome.BUSY


def test_do_not_call_again_stops_all_that_waits_for_this_number(services: Services, people: list[int]) -> None:
    with services.acting("test") as act:
        stop_calling(act, "+493023125011", source="caller", event_id=None)
    run(services, seconds=4)
    assert "+493023125011" not in called(services)
    assert [row.outcome for row in orders(services)] == [None, Outcome.NO_CALLS, None]
    assert len(people) == 3


def test_whoever_said_so_while_they_were_being_called_is_not_called_again_after_a_busy_line(
    services: Services, people: list[int]
) -> None:
    assert people
    run(services)
    with services.acting("test") as act:
        stop_calling(act, "+493023125010", source="caller", event_id=None)
    end(services, 0, "busy")
    services.clock.pass_time(minutes=5)
    run(services, seconds=3)
    assert called(services).count("+493023125010") == 1
    assert orders(services)[0].outcome is Outcome.NO_CALLS


def test_what_has_been_changed_since_the_call_was_ordered_counts(services: Services, people: list[int]) -> None:
    changes = ({"called_by": "person"}, {"phone": "+49900123456"}, {"phone": None})
    with services.acting("test") as act:
        for one, change in zip(people, changes, strict=True):
            change_attendee(act, one, change)
    run(services, seconds=3)
    assert called(services) == []
    assert [row.outcome for row in orders(services)] == [Outcome.BLOCKED] * 3
    assert [bool(row.failure) for row in orders(services)] == [True] * 3


def test_nobody_is_called_at_night_or_on_a_sunday_but_for_the_event_itself(services: Services) -> None:
    event_id = make_event(services)
    services.clock.now = IN_JUNE.replace(hour=20)  # 22:00 in Berlin
    order_calls(services, event_id, register_people(services, event_id, 1), Purpose.PIN)
    run(services, seconds=2)
    assert called(services) == []
    services.clock.now = orders(services)[0].due_at
    assert services.clock.now.hour == 7
    run(services)
    assert len(called(services)) == 1


def test_the_list_says_when_the_next_call_is_made_and_not_when_it_might_not_be(services: Services) -> None:
    event_id = make_event(services)
    services.clock.now = IN_JUNE.replace(hour=17)  # 19:00 in Berlin; two hours later nobody is called
    order_calls(services, event_id, register_people(services, event_id, 1), Purpose.PIN)
    run(services)
    end(services, 0, "no-answer")
    (row,) = orders(services)
    assert (row.outcome, row.due_at) == (Outcome.NO_ANSWER, IN_JUNE.replace(day=2, hour=7))


def test_two_people_on_one_line_are_called_one_after_the_other(services: Services, people: list[int]) -> None:
    with services.acting("test") as act:
        change_attendee(act, people[1], {"phone": "+493023125010"})
    run(services, seconds=4)
    assert called(services) == ["+493023125010", "+493023125012"]
    end(services, 0, "completed")
    run(services, seconds=130)
    assert called(services).count("+493023125010") == 2


def test_a_report_that_comes_before_the_answer_to_placing_adopts_the_call(
    services: Services, people: list[int]
) -> None:
    assert people
    services.provider.lost.append(ANSWER_LOST)
    run(services)
    row = orders(services)[0]
    (sid,) = services.provider.calls
    with services.acting("test") as act:
        note_progress(act, row.id, row.attempts, sid)
    run(services, seconds=90)
    assert called(services).count("+493023125010") == 1


def test_whoever_answered_while_dialin_was_away_is_called_again_and_whoever_hung_up_at_the_start_is_not(
    services: Services, people: list[int]
) -> None:
    run(services, seconds=3)
    heard = orders(services)[1]
    assert heard.sid is not None
    begin_call(services, heard.sid, work_id=heard.id, attendee_id=people[1])
    end(services, 0, "completed")
    end(services, 1, "completed")
    away, hung_up, _ = orders(services)
    assert (away.outcome, away.done_at) == (Outcome.NO_ANSWER, None)
    assert (hung_up.outcome, hung_up.done_at is not None) == (Outcome.HUNG_UP, True)
