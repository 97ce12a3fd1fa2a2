"""Which test calls are to be made by themselves: an hour before the doors, and again until one has passed."""

from collections.abc import Iterator

from dialin.actions.bridges.begin_leg import WayIn, way_into
from dialin.actions.testing.ask_test import ask_test, refuse_test
from dialin.rules.phases import doors_open_at
from dialin.rules.testing.plan import AGAIN_AFTER, BEFORE_DOORS, MOST, is_time
from dialin.rules.testing.words import Kind, Result
from dialin.schedule import schedule_of
from dialin.store.act import DIALIN, Act
from dialin.store.events import Event, live_events, lock_event
from dialin.store.test_calls import TestCall, tests_of


def wanted_tests(act: Act) -> Iterator[tuple[Event, Kind]]:
    for event in live_events(act):
        if way_into(event).dialled is not None and is_time(doors_open_at(schedule_of(event)), act.now):
            yield from ((event, kind) for kind in Kind if _is_wanted(act, event, kind))


def plan_test(act: Act, event_id: int, kind: Kind) -> None:
    """Two workers may have found the same: whoever comes second finds the test of the first."""
    event = lock_event(act, event_id)
    if _is_wanted(act, event, kind):
        ask_test(act, event, kind)


def _is_wanted(act: Act, event: Event, kind: Kind) -> bool:
    if refuse_test(act, event, kind) is not None:
        return False
    from_then = doors_open_at(schedule_of(event)) - BEFORE_DOORS - AGAIN_AFTER
    made = [test for test in present_tests(act, event, kind) if test.asked_at >= from_then]
    if not made:
        return True
    last, own = made[0], [test for test in made if test.asked_by == DIALIN and not test.is_patient]
    if last.ended_at is None or last.result is Result.PASSED or len(own) >= MOST:
        return False
    if last.result is Result.NOT_PLACED and kind is Kind.DIAL_IN:  # what the provider refuses stays refused
        return False
    return act.now - last.ended_at >= AGAIN_AFTER


def present_tests(act: Act, event: Event, kind: Kind) -> list[TestCall]:
    """Tests of the way as it is set now, the newest first: another number or other keys were proved by none before."""
    return [test for test in tests_of(act, event.id) if test.kind is kind and is_of_this_way(test, event)]


def is_of_this_way(test: TestCall, event: Event) -> bool:
    if test.begun_at is None:
        return True
    if test.kind is Kind.DIAL_IN:
        return test.dialled == event.number
    return WayIn(test.dialled, test.digits, test.called_from) == way_into(event)
