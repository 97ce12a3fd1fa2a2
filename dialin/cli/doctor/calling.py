"""`dialin doctor --call`: test calls into the videoconference and to the dial-in number, told as they go."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dialin.actions.testing.ask_test import GOES_ON, IN_USE, ask_test
from dialin.actions.testing.tell_steps import Said, found_out, steps_of
from dialin.cli.doctor.findings import Check, Finding, fine, unseen, worth_a_look, wrong, wrong_as_refused
from dialin.jobs.testing import make_tests
from dialin.rules.refusals import Refused
from dialin.rules.testing.plan import VALID
from dialin.rules.testing.words import Kind, Result
from dialin.services import Services
from dialin.store.act import COMMAND_LINE
from dialin.store.events import Event, load_event
from dialin.store.test_calls import TestCall, tests_of

NAMES = {Kind.BRIDGE: "call bridge", Kind.DIAL_IN: "call dial-in"}
NO_ACCOUNT = wrong("No account is set, so nobody can be called.", "Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.")
NO_ADDRESS = wrong("The provider is told no address to ask.", "Set DIALIN_PUBLIC_URL.")
LOOKS_EVERY = 1.0  # seconds
LONGEST = 3 * VALID  # both tries of one way, each with the provider's time

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Called:
    """What a test has found, and its steps in the order in which they happened."""

    check: Check
    steps: tuple[str, ...]


def _pause() -> None:
    threading.Event().wait(LOOKS_EVERY)


def call_event(services: Services, event: Event, say: Say, *, pause: Callable[[], object] = _pause) -> list[Called]:
    """Tests both ways, one after the other. say: is handed each step as it happens.

    No worker is needed: what a worker would do for the tests is done here as well, and whoever comes first does it. The
    server has to run, since the provider asks there what to do.
    """
    return [_call(services, event, kind, say, pause) for kind in Kind]


def not_called(kind: Kind, why: str) -> Called:
    return Called(_check(kind, unseen(why)), ())


def _call(services: Services, event: Event, kind: Kind, say: Say, pause: Callable[[], object]) -> Called:
    if services.provider is None or not services.settings.public_url:
        return Called(_check(kind, NO_ACCOUNT if services.provider is None else NO_ADDRESS), ())
    with services.acting(COMMAND_LINE) as act:
        asked = ask_test(act, event, kind)
    if isinstance(asked, Refused) and asked != GOES_ON:
        return Called(_check(kind, unseen(str(asked)) if asked == IN_USE else wrong_as_refused(str(asked))), ())
    told: list[str] = []
    newest, as_it_is = None, event
    for newest, as_it_is in _watch(services, event.id, kind, pause):
        for step in _new_steps(newest, as_it_is, told):
            say(step)
    found = None if newest is None else found_out(newest, as_it_is)
    return Called(_check(kind, _finding(newest, found)), tuple(told))


def _watch(
    services: Services, event_id: int, kind: Kind, pause: Callable[[], object]
) -> Iterator[tuple[TestCall, Event]]:
    """The newest test again and again, until it is over and none follows it: a second try comes with longer pauses."""
    until = services.clock() + LONGEST
    while services.clock() < until:
        make_tests.do(services)
        with services.looking() as act:
            event = load_event(act, event_id)
            newest = next(one for one in tests_of(act, event_id) if one.kind is kind)
        yield newest, event
        if newest.is_over:
            return
        pause()


def _new_steps(test: TestCall, event: Event, told: list[str]) -> Iterator[str]:
    for step in steps_of(test, event):
        line = str(step)
        if line not in told:
            told.append(line)
            yield line


def _finding(test: TestCall | None, found: Said | None) -> Finding:
    if test is None or found is None:
        return wrong("The test has come to no end.", "See whether the server runs, and run dialin doctor.")
    if test.result is Result.PASSED:
        return fine(str(found))
    says, _, mend = str(found).partition(". ")
    if test.result is Result.NOT_OPEN:
        return worth_a_look(f"{says}.", mend)
    return wrong(f"{says}.", mend or "Call again.")


def _check(kind: Kind, finding: Finding) -> Check:
    return Check(NAMES[kind], finding.kind, finding.says, finding.mend)
