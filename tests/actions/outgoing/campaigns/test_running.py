"""A campaign that runs: whoever is new is told, whoever cancels is not, and what was promised happens by itself."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.call_off import call_off
from dialin.actions.events.change_event import change_event
from dialin.actions.events.end_event import end_event
from dialin.actions.outgoing.campaigns.stop_campaign import stop_campaign
from dialin.actions.outgoing.conclude import conclude_call
from dialin.jobs.outgoing import place_calls
from dialin.rules.outgoing.expected_end import A_RING, AGAIN
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.campaigns import campaigns_of
from dialin.store.outgoing import add_outgoing
from dialin.store.work import Work, WorkTable
from tests.actions.outgoing.campaigns.town import (
    ADDRESS,
    SOON,
    change,
    event_of,
    fill,
    finish,
    make_town,
    open_rows,
    progress,
    refused,
    rows,
    start,
)
from tests.browser.evening import sit
from tests.building import EVENING


def by_person(row: Work) -> int:
    return row.attendee_id or 0


def test_whoever_registers_later_is_told_too_and_nobody_twice(services: Services) -> None:
    event_id, people = make_town(services, {})
    start(services, event_id, Purpose.PIN)
    with services.acting("test") as act:
        new = register(act, event_id, Registration(name="Otto Neu", phone="030 23125077", delivery="call"))
    assert isinstance(new, Registered)
    for _ in range(3):
        fill(services)
    assert [row.attendee_id for row in open_rows(services)] == [people[0], new.attendee_id]


def test_whoever_cancels_is_not_told_any_more(services: Services) -> None:
    event_id, people = make_town(services, {}, {})
    start(services, event_id, Purpose.PIN)
    with services.acting("test") as act:
        cancel(act, people[0])
    fill(services)
    (stopped,) = rows(services, people[0])
    assert stopped.outcome is Outcome.STOPPED
    assert stopped.done_by is not None
    change(services, people[0], cancelled_at=None)  # and comes back
    fill(services)
    assert [row.attendee_id for row in open_rows(services)] == [people[1], people[0]]


def test_another_way_takes_the_place_of_the_old_one(services: Services) -> None:
    event_id, (one,) = make_town(services, {})
    start(services, event_id, Purpose.PIN)
    change(services, one, delivery="letter", **ADDRESS)
    fill(services)
    fill(services)
    assert [(row.lane, row.outcome) for row in rows(services, one)] == [
        (Lane.CALLS, Outcome.STOPPED),
        (Lane.LETTERS, None),
    ]
    change(services, one, delivery="email", email="erna@example.org")
    fill(services)
    change(services, one, delivery="sms", phone="+4915123400001")
    fill(services)
    assert [(row.lane, row.details["way"]) for row in open_rows(services)] == [(Lane.MESSAGES, "sms")]


def test_a_call_that_is_under_way_is_not_taken_back(services: Services) -> None:
    event_id, (one,) = make_town(services, {})
    start(services, event_id, Purpose.PIN)
    place_calls.do(services)
    change(services, one, delivery="letter", **ADDRESS)
    fill(services)
    (row,) = rows(services, one)
    assert row.sid is not None
    assert row.done_at is None


def test_whoever_could_not_be_told_is_told_once_that_is_mended(services: Services) -> None:
    event_id, (one,) = make_town(services, {"phone": None})
    start(services, event_id, Purpose.PIN)
    fill(services)
    assert [row.outcome for row in rows(services, one)] == [Outcome.BLOCKED]
    assert [person.attendee_id for person in progress(services, event_id, Purpose.PIN).cannot] == [one]
    change(services, one, phone="+493023125010")
    fill(services)
    assert [row.lane for row in open_rows(services)] == [Lane.CALLS]
    assert progress(services, event_id, Purpose.PIN).cannot == ()


def test_the_promised_calls_at_the_start_begin_without_a_click(services: Services) -> None:
    event_id, people = make_town(services, {"callback": True}, {}, {"has_dial": True})
    services.clock.now = SOON - timedelta(seconds=1)
    fill(services)
    assert rows(services) == []
    services.clock.now = SOON
    fill(services)
    assert [row.attendee_id for row in open_rows(services)] == [people[0], people[2]]
    shown = progress(services, event_id, Purpose.START)
    assert shown.campaign is not None
    assert shown.campaign.started_by == DIALIN


def test_who_does_not_want_to_be_called_at_the_start_any_more_is_not(services: Services) -> None:
    event_id, people = make_town(services, {"callback": True}, {"callback": True, "has_dial": True})
    start(services, event_id, Purpose.START)
    for one in people:
        change(services, one, callback=False)
    fill(services)
    assert [row.attendee_id for row in open_rows(services)] == [people[1]]


def test_calls_at_the_start_that_staff_have_stopped_stay_stopped(services: Services) -> None:
    event_id, _ = make_town(services, {"callback": True})
    start(services, event_id, Purpose.START)
    with services.acting("anna") as act:
        stop_campaign(act, event_id, Purpose.START)
    services.clock.now = EVENING
    fill(services)
    assert open_rows(services) == []


def test_calls_that_have_not_begun_move_with_their_event(services: Services) -> None:
    event_id, _ = make_town(services, {"callback": True}, {"callback": True})
    start(services, event_id, Purpose.START)
    for starts in ("2026-06-19T17:00", "2026-06-20T18:30"):
        with services.acting("test") as act:
            assert change_event(act, event_id, {"starts": starts, "ends": f"{starts[:10]}T20:00"}) is None
        fill(services)
        begins = event_of(services, event_id).starts - timedelta(minutes=10)
        assert {row.due_at for row in open_rows(services)} == {begins}
        shown = progress(services, event_id, Purpose.START)
        assert shown.campaign is not None
        assert shown.campaign.begins_at == begins


@pytest.mark.parametrize(
    ("kind", "before_it"), [(Purpose.START, timedelta(minutes=10)), (Purpose.REMINDER, timedelta(hours=32))]
)
def test_who_was_called_about_a_start_is_called_about_another_one_too(
    services: Services, kind: Purpose, before_it: timedelta
) -> None:
    event_id, _ = make_town(services, *[{"callback": True}] * 3)
    start(services, event_id, kind)
    services.clock.now = EVENING - before_it
    fill(services)
    place_calls.do(services)
    reached, gone, waiting = rows(services)
    finish(services, reached, Outcome.JOINED)
    finish(services, gone, Outcome.NO_ANSWER)
    fill(services)
    assert [row.id for row in open_rows(services)] == [waiting.id]
    with services.acting("test") as act:
        assert change_event(act, event_id, {"starts": "2026-06-30T18:00", "ends": "2026-06-30T20:00"}) is None
    fill(services)
    begins = event_of(services, event_id).starts - before_it
    assert [(row.attendee_id, row.due_at) for row in sorted(open_rows(services), key=by_person)] == [
        (row.attendee_id, begins) for row in (reached, gone, waiting)
    ]
    before = len(rows(services))
    fill(services)
    assert len(rows(services)) == before


def test_so_many_calls_that_they_begin_earlier_are_not_put_off_once_most_of_them_are_made(services: Services) -> None:
    event_id, _ = make_town(services, {"callback": True})
    start(services, event_id, Purpose.START)
    (row,) = rows(services)
    many = {"kind": row.kind, "lane": row.lane, "campaign_id": row.campaign_id, "due_at": row.due_at}
    with services.acting("test") as act:
        add_outgoing(act, [{"key": f"start:{number}", **many} for number in range(999)])
    fill(services)
    begins = EVENING - timedelta(seconds=1000 * AGAIN) - A_RING
    assert {row.due_at for row in open_rows(services)} == {begins}
    services.clock.now = begins + timedelta(minutes=9)
    with services.acting("test") as act:
        made = update(WorkTable).where(WorkTable.key != row.key)
        act.connection.execute(made.values(attempts=1, done_at=act.now, outcome=Outcome.JOINED))
    fill(services)
    assert [row.due_at for row in open_rows(services)] == [begins]


def test_whoever_has_come_by_themselves_is_not_called_and_whoever_lost_the_seat_neither(services: Services) -> None:
    event_id, people = make_town(services, *[{"callback": True}] * 2)
    start(services, event_id, Purpose.START)
    services.clock.now = SOON
    sit(services, "CA1", event_id, people[0])
    place_calls.do(services)
    assert [row.outcome for row in rows(services, people[0])] == [Outcome.JOINED]
    assert [placed.to for placed in services.provider.requests("place_call")] == ["+493023125011"]


def test_what_waits_for_another_try_when_it_is_stopped_is_not_tried(services: Services) -> None:
    event_id, (one,) = make_town(services, {})
    start(services, event_id, Purpose.PIN)
    place_calls.do(services)
    with services.acting("anna") as act:
        assert stop_campaign(act, event_id, Purpose.PIN) == 0
        (row,) = rows(services, one)
        assert row.sid is not None
        conclude_call(act, row.id, row.attempts, row.sid, "busy")
    services.clock.pass_time(minutes=30)
    place_calls.do(services)
    assert [row.outcome for row in rows(services, one)] == [Outcome.STOPPED]
    assert len(services.provider.requests("place_call")) == 1


def test_a_campaign_ends_with_its_event(services: Services) -> None:
    event_id, _ = make_town(services, {"callback": True})
    start(services, event_id, Purpose.PIN)
    with services.acting("test") as act:
        end_event(act, event_id)
    fill(services)
    assert open_rows(services) == []
    assert not progress(services, event_id, Purpose.PIN).is_running


def test_telling_that_it_does_not_take_place_calls_the_event_off_and_stops_all_else(services: Services) -> None:
    event_id, people = make_town(services, {"callback": True}, {})
    start(services, event_id, Purpose.PIN)
    start(services, event_id, Purpose.START)
    told = start(services, event_id, Purpose.CANCELLED)
    assert [one.attendee_id for one in told.told] == people
    assert event_of(services, event_id).cancelled_at is not None
    assert {row.kind for row in open_rows(services)} == {Purpose.CANCELLED}
    fill(services)
    with services.looking() as act:
        running = [one.kind for one in campaigns_of(act, event_id) if one.stopped_at is None]
    assert running == [Purpose.CANCELLED]
    assert "called off" in refused(services, event_id, Purpose.PIN)
    with services.acting("test") as act:
        assert "before" in str(call_off(act, event_id))


def test_nobody_to_tell_keeps_no_event_from_being_called_off(services: Services) -> None:
    event_id, _ = make_town(services)
    start(services, event_id, Purpose.CANCELLED)
    assert event_of(services, event_id).cancelled_at is not None


def test_a_refusal_calls_nothing_off(services: Services) -> None:
    event_id, _ = make_town(services, {}, number=None)
    assert "number of its own" in refused(services, event_id, Purpose.CANCELLED)
    assert event_of(services, event_id).cancelled_at is None
