"""Notes what a test call has found out, once it is over."""

from datetime import datetime, timedelta

from dialin.actions.testing.ask_test import ask_again
from dialin.rules.bridging.profiles import profile_of
from dialin.rules.bridging.timing import timed_keys
from dialin.rules.testing.judging import Course, judge
from dialin.rules.testing.words import Kind, Result
from dialin.store.act import Act
from dialin.store.events import Event, load_event
from dialin.store.recent_calls import has_come_in
from dialin.store.test_calls import TestCall, change_test, lock_test, tests_of

REPORTS_DIFFER = timedelta(seconds=10)  # a call that comes in may be written down a little before it is asked about


def conclude_test(act: Act, token: str, sid: str | None, status: str) -> None:
    """status: how its call ended, in the provider's words. Whatever is told of another call, or later, changes nothing.

    A code that was not taken is keyed once more with longer pauses, as on the evening.
    """
    test = lock_test(act, token)
    if test is None or test.is_over or (sid is not None and test.sid not in (None, sid)):
        return
    event = load_event(act, test.event_id)
    result = judge(test.kind, _course(act, test, event, status), profile_of(event.bridge_platform))
    if end_test(act, test, result) and result is Result.REFUSED and not test.is_patient:
        ask_again(act, test, event)


def end_test(act: Act, test: TestCall, result: Result, *, failure: str | None = None) -> bool:
    """Whether it went on until now. The PIN of a test is gone with it."""
    values: dict[str, object] = {"ended_at": act.now, "result": result, "failure": failure, "lookup": None}
    if test.kind is Kind.DIAL_IN:
        values["digits"] = None
    return change_test(act, test.token, values | {"leased_until": None})


def _course(act: Act, test: TestCall, event: Event, status: str) -> Course:
    keys = timed_keys(test.digits, profile_of(event.bridge_platform), is_patient=test.is_patient)
    return Course(
        status=status,
        answered_for=_seconds(test.answered_at, act.now),
        first_keys_after=keys[0].pause_seconds if keys else None,
        after_keys=_seconds(test.keyed_at, act.now),
        has_stood=test.stood_at is not None,
        is_heard=test.heard_at is not None,
        has_arrived=test.kind is Kind.DIAL_IN and _has_arrived(act, test, event),
        conference=test.conference,
        was_in_before=_was_in_before(act, test),
    )


def _was_in_before(act: Act, test: TestCall) -> bool:
    passed = (one for one in tests_of(act, test.event_id) if one.kind is test.kind and one.result is Result.PASSED)
    return any((one.dialled, one.digits) == (test.dialled, test.digits) for one in passed)


def _has_arrived(act: Act, test: TestCall, event: Event) -> bool:
    if test.begun_at is None or event.number is None:
        return False
    return has_come_in(act, event.number, caller=test.called_from, since=test.begun_at - REPORTS_DIFFER)


def _seconds(since: datetime | None, now: datetime) -> float | None:
    return None if since is None else (now - since).total_seconds()
