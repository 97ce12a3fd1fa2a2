"""Notes how far a test call has come, as the provider's questions and reports tell."""

from datetime import timedelta
from typing import Literal

from dialin.store.act import Act
from dialin.store.test_calls import TestCall, change_test, lock_test

SOON_IN = timedelta(seconds=10)  # after the keys; by then a platform counts the line among those who are there
Step = Literal["answered_at", "keyed_at", "stood_at"]


def note_step(act: Act, token: str, sid: str, step: Step) -> TestCall | None:
    """The test as it stands now; None where it is over, or where this is another call than its own.

    A repeated question changes nothing: each moment is that of the first.
    """
    test = lock_test(act, token)
    if test is None or test.is_over or test.begun_at is None or test.sid not in (None, sid):
        return None
    values: dict[str, object] = {"sid": sid, "leased_until": None}
    if step == "keyed_at":
        values["due_at"] = act.now + SOON_IN
    if getattr(test, step) is None:
        change_test(act, token, values | {step: act.now})
    return lock_test(act, token)


def adopt_call(act: Act, token: str, sid: str) -> bool:
    """Whether this is the call of the test, which goes on."""
    test = lock_test(act, token)
    if test is None or test.is_over or test.sid not in (None, sid):
        return False
    return change_test(act, token, {"sid": sid, "leased_until": None})
