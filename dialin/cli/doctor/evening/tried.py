"""What the last test calls have found out, into each videoconference and to each number, as these are set now."""

from collections.abc import Iterable, Iterator

from dialin.actions.bridges.begin_leg import way_into
from dialin.actions.testing.tell_steps import found_out
from dialin.cli.doctor.findings import Finding, fine, worth_a_look, wrong
from dialin.cli.doctor.house import House
from dialin.rules.testing.words import Kind, Result
from dialin.store.events import Event
from dialin.store.test_calls import TestCall, tests_of

WAYS = {Kind.BRIDGE: "videoconference", Kind.DIAL_IN: "dial-in number"}


def look(house: House) -> Iterable[Finding]:
    """But for the event that is about to be called: what is found then counts."""
    events = [event for event in house.events() if event.slug != house.calling]
    with house.looking() as act:
        newest = [(event, test) for event in events for test in _newest(event, tests_of(act, event.id))]
    found = [finding for event, test in newest for finding in _judged(event, test)]
    yield from found
    if not found:
        passed = sum(test.result is Result.PASSED for _, test in newest)
        more = "" if passed else " To call now: dialin doctor --call EVENT"
        yield fine(f"{passed} of {2 * len(events)} ways in are proved by a call.{more}")


def _newest(event: Event, tests: list[TestCall]) -> Iterator[TestCall]:
    """Of each kind, among those that have ended and were about what is set now."""
    way = way_into(event)
    for kind in Kind:
        dialled = event.number if kind is Kind.DIAL_IN else way.dialled
        for test in tests:
            is_as_set = test.dialled == dialled and (kind is Kind.DIAL_IN or test.digits == way.digits)
            if test.kind is kind and is_as_set and test.result not in (None, Result.CALLED_OFF):
                yield test
                break


def _judged(event: Event, test: TestCall) -> Iterator[Finding]:
    if test.result is Result.PASSED:
        return
    said, _, mend = str(found_out(test, event)).partition(". ")
    says = f"The last test call to the {WAYS[test.kind]} of {event.slug} failed: {said[:1].lower()}{said[1:]}."
    instead = f"{mend or 'See its steps.'} Then run: dialin doctor --call {event.slug}"
    yield worth_a_look(says, instead) if test.result is Result.NOT_OPEN else wrong(says, instead)
