"""A PIN that has come in is that of a test call: the way in is proved."""

from dialin.actions.testing.conclude_test import end_test
from dialin.rules.testing.plan import VALID
from dialin.rules.testing.words import Result
from dialin.store.act import Act
from dialin.store.test_calls import change_test, lock_test_by_pin


def recognise_test(act: Act, digits: str, *, dialled: str) -> bool:
    """Whether it is the PIN of a test that goes on; it counts once, for some minutes, and on the number it is to prove.

    A number that leads to another event's is no way in: whoever calls it reaches the other event.
    """
    test = lock_test_by_pin(act, act.pin_keys.lookup(digits))
    if test is None or test.begun_at is None or act.now - test.begun_at > VALID or test.dialled != dialled:
        return False
    return change_test(act, test.token, {"heard_at": act.now}) and end_test(act, test, Result.PASSED)
