"""A PIN keyed on a line of its own, and a source of PINs that can be foretold."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from dialin.actions.pins.check_pin import check_pin
from dialin.crypto.pin_keys import PinKeys
from dialin.dialogue.words.pin_outcomes import PinOutcome
from dialin.rules.pins.damm import check_digit
from dialin.services import Services
from tests.acting import acting
from tests.building import EVENING, a_call


def keyed_by(
    services: Services, digits: str, *, caller: str | None = None, sid: str = "CA1", now: datetime = EVENING
) -> PinOutcome:
    call = a_call(sid, caller=caller)
    with acting(services, now) as act:
        outcome, _ = check_pin(act, call, digits)
    return outcome


def drawing(services: Services, numbers: Iterable[int]) -> PinKeys:
    """The PIN keys of the services, with a cryptographic source that gives these numbers."""
    given = iter(numbers)
    return replace(services.pin_keys, choose=lambda _: next(given))


def nobodys(number: int, taken: set[str] | frozenset[str] = frozenset()) -> str:
    """A well-formed PIN that is nobody's."""
    body = f"{10000 + number}"
    pin = body + check_digit(body)
    return nobodys(number + 50000, taken) if pin in taken else pin
