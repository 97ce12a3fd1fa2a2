"""Test calls for the duty's tests: asked for, and carried out at the far side step by step."""

from datetime import timedelta
from typing import Any

from dialin.actions.testing.ask_test import ask_test
from dialin.actions.testing.conclude_test import conclude_test
from dialin.actions.testing.note_step import note_step
from dialin.jobs.testing import make_tests
from dialin.rules.dial_strings import Bridge
from dialin.rules.testing.words import Kind
from dialin.services import Services
from dialin.store.events import load_event
from dialin.store.test_calls import TestCall, tests_of
from tests.building import BRIDGE_NUMBER, DOORS, make_event
from tests.provider.fake import FakeCall

HOUR_BEFORE = DOORS - timedelta(hours=1)
BRIDGE = Bridge(number=BRIDGE_NUMBER, digits="123#4#", platform="zoom")


def event_at(services: Services, now: Any, **changes: Any) -> int:
    made = make_event(services, **({"bridge": BRIDGE} | changes))
    services.clock.now = now
    return made


def ask(services: Services, event_id: int, kind: Kind = Kind.BRIDGE) -> Any:
    with services.acting("clerk") as act:
        return ask_test(act, load_event(act, event_id), kind)


def made_for(services: Services, event_id: int, kind: Kind = Kind.BRIDGE) -> list[TestCall]:
    """The newest first."""
    with services.looking() as act:
        return [one for one in tests_of(act, event_id) if one.kind is kind]


def placed(services: Services) -> list[FakeCall]:
    return [call for call in services.provider.calls.values() if call.placement is not None]


def begin(services: Services, event_id: int, kind: Kind = Kind.BRIDGE) -> TestCall:
    """A test that is being called."""
    assert isinstance(ask(services, event_id, kind), int)
    make_tests.do(services)
    return made_for(services, event_id, kind)[0]


def step(services: Services, test: TestCall, name: Any, *, after: float = 0) -> TestCall | None:
    services.clock.pass_time(seconds=after)
    with services.acting("caller") as act:
        return note_step(act, test.token, str(test.sid), name)


def end(services: Services, test: TestCall, status: str = "completed", *, after: float = 0) -> TestCall:
    services.clock.pass_time(seconds=after)
    services.provider.end(str(test.sid), status)
    with services.acting("caller") as act:
        conclude_test(act, test.token, str(test.sid), status)
    return next(one for one in made_for(services, test.event_id, test.kind) if one.id == test.id)


def pass_it(services: Services, test: TestCall) -> TestCall:
    services.provider.answer(str(test.sid))
    step(services, test, "answered_at", after=6)
    step(services, test, "keyed_at", after=14)
    step(services, test, "stood_at", after=20)
    return end(services, test)
