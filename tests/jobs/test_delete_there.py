"""What is forgotten here is deleted at the provider too: asked for until it is done, and nothing but its id is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from dialin.actions.attendees.forget_person import forget_person
from dialin.jobs import delete_there, forget_people
from dialin.provider.promise import ProviderTrouble
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.rules.retention import USUAL, Kind
from dialin.services import Services
from dialin.store.deletions import count_deletions
from dialin.store.outgoing import add_outgoing, begin_next, finish_outgoing, note_sid, try_again
from dialin.store.tables import metadata
from tests.building import ENDS, EVENING, begin_call, make_event, register_people
from tests.jobs.test_fetch_recordings import Killed, KillingProvider
from tests.provider.fake import ANSWER_LOST, IN_PROGRESS, PASSING, REFUSED

SIDS = ["CA1", "CA2", "CA3", "CA4"]
WITHHELD = {"caller": None}
CALLS_OVER = ENDS + timedelta(days=USUAL.days[Kind.CALLS])
LONG = timedelta(days=2)


def evening_of(services: Services) -> int:
    """An event that is over, with four calls that the provider knows: one of them withheld its number."""
    services.clock.now = EVENING
    event_id = make_event(services)
    people = register_people(services, event_id, 3)
    for sid, person in zip(SIDS, [*people, None], strict=True):
        services.provider.ring_in(sid)
        services.provider.end(sid)
        about = WITHHELD if person is None else {"attendee_id": person.attendee_id}
        begin_call(services, sid, event_id=event_id, hung_up_at=EVENING, **about)
    with services.acting("test") as act:
        act.connection.execute(metadata.tables["event"].update().values(ended_at=ENDS))
    services.clock.now = CALLS_OVER
    return people[0].attendee_id


def left(services: Services) -> int:
    with services.looking() as act:
        return count_deletions(act)


def known_there(services: Services) -> set[str]:
    return set(services.provider.calls)


def test_calls_whose_days_are_over_go_there_too_also_those_that_showed_no_number(services: Services) -> None:
    evening_of(services)
    forget_people.do(services)
    assert (left(services), known_there(services)) == (4, set(SIDS))
    delete_there.do(services)
    assert (left(services), known_there(services)) == (0, set())


def test_until_their_days_are_over_they_stay(services: Services) -> None:
    evening_of(services)
    services.clock.now = CALLS_OVER - timedelta(seconds=1)
    forget_people.do(services)
    delete_there.do(services)
    assert known_there(services) == set(SIDS)


def test_calls_that_nobody_answered_and_text_messages_go_there_too_each_attempt_of_them(services: Services) -> None:
    attendee_id = evening_of(services)
    services.clock.now = EVENING
    with services.acting("test") as act:
        about = {"event_id": 1, "attendee_id": attendee_id, "due_at": act.now}
        rows = [{"key": lane, "kind": Purpose.PIN, "lane": lane, **about} for lane in (Lane.CALLS, Lane.MESSAGES)]
        add_outgoing(act, rows)
        for lane, sids in ((Lane.CALLS, ("CA11", "CA12")), (Lane.MESSAGES, ("SM11", "SM12"))):
            for sid in sids:
                services.provider.end(services.provider.ring_in(sid).sid)
                work = begin_next(act, lane, token="t", lease=LONG)
                assert work is not None
                note_sid(act, work, sid, until=act.now)
                work = replace(work, sid=sid)
                try_again(act, work, Outcome.BUSY, at=act.now)
            last = begin_next(act, lane, token="t", lease=LONG)
            assert last is not None
            finish_outgoing(act, last, Outcome.NO_ANSWER)
    services.clock.now = CALLS_OVER
    forget_people.do(services)
    delete_there.do(services)
    assert {*services.provider.requests("delete_call")} == {*SIDS, "CA11", "CA12"}
    assert {*services.provider.requests("delete_message")} == {"SM11", "SM12"}
    assert left(services) == 0


def test_the_calls_of_somebody_who_is_deleted_go_there_at_once_and_nobody_elses(services: Services) -> None:
    attendee_id = evening_of(services)
    services.clock.now = ENDS
    with services.acting("test") as act:
        assert forget_person(act, attendee_id) is None
    delete_there.do(services)
    assert known_there(services) == set(SIDS) - {"CA1"}


@pytest.mark.parametrize("trouble", [PASSING, REFUSED, IN_PROGRESS])
def test_a_call_that_is_not_deleted_is_asked_for_until_it_is(services: Services, trouble: ProviderTrouble) -> None:
    evening_of(services)
    forget_people.do(services)
    for _ in range(20):
        services.provider.trouble = [trouble]
        delete_there.do(services)
        services.clock.now += LONG
    services.provider.trouble = []
    delete_there.do(services)
    assert (left(services), known_there(services)) == (0, set())


def test_between_two_tries_the_provider_is_left_alone_for_longer_each_time(services: Services) -> None:
    evening_of(services)
    forget_people.do(services)
    tries = []
    for minute in range(20):
        services.provider.trouble = [REFUSED] * 4
        before = len(services.provider.asked)
        delete_there.do(services)
        tries += [minute] if len(services.provider.asked) > before else []
        services.clock.pass_time(minutes=1)
    assert tries == [0, 1, 3, 7, 15]


def test_a_provider_that_is_away_is_not_asked_for_each_call(services: Services) -> None:
    evening_of(services)
    forget_people.do(services)
    services.provider.trouble = [PASSING] * 4
    with pytest.raises(ProviderTrouble):
        delete_there.do(services)
    assert len(services.provider.requests("delete_call")) == delete_there.MOST_TROUBLES


def test_a_lost_answer_and_a_killed_worker_leave_it_to_the_next(services: Services) -> None:
    evening_of(services)
    forget_people.do(services)
    with pytest.raises(Killed):
        delete_there.do(replace(services, provider=KillingProvider(services.provider, "delete_call")))
    assert left(services) == 4
    services.provider.lost = [ANSWER_LOST]
    delete_there.do(services)
    assert left(services) == 1
    services.clock.now += LONG
    delete_there.do(services)
    assert (left(services), known_there(services)) == (0, set())


def test_nothing_but_the_id_of_a_call_waits_for_the_provider(services: Services) -> None:
    evening_of(services)
    forget_people.do(services)
    with services.looking() as act:
        waiting = act.connection.execute(metadata.tables["deletion"].select()).mappings().all()
    assert [row["sid"] for row in waiting] == SIDS
    assert {name for row in waiting for name, value in row.items() if isinstance(value, str)} == {"kind", "sid"}
