"""A test call is told step by step, and what it has found out comes with what to do."""

from dataclasses import replace
from datetime import timedelta

from dialin.actions.testing.tell_steps import found_out, steps_of
from dialin.jobs.testing import make_tests
from dialin.rules.testing.words import Kind, Result
from dialin.services import Services
from dialin.store.events import load_event
from dialin.store.test_calls import TestCall
from tests.building import BRIDGE_NUMBER, DOORS, NUMBER
from tests.every import every
from tests.jobs.testing.calling import ask, begin, end, event_at, made_for, pass_it, step

A_DAY_BEFORE = DOORS - timedelta(days=1)


def told(services: Services, test: TestCall) -> list[str]:
    with services.looking() as act:
        event = load_event(act, test.event_id)
    found = found_out(test, event)
    return [str(one) for one in (*steps_of(test, event), *(() if found is None else (found,)))]


def test_a_line_that_stands_is_told_with_the_moment_of_each_step(services: Services) -> None:
    made = pass_it(services, begin(services, event_at(services, A_DAY_BEFORE)))
    assert told(services, made) == [
        f"Called {BRIDGE_NUMBER}.",
        "Answered after 6 s.",
        "Keys sent at 12 s, 20 s.",
        "Still up after 20 s.",
        "The platform cannot be asked.",
        "Hung up by us.",
        "The videoconference answers and takes the keys.",
    ]


def test_of_a_test_that_goes_on_is_told_what_has_happened_so_far(services: Services) -> None:
    made = begin(services, event_at(services, A_DAY_BEFORE))
    assert told(services, made) == [f"Called {BRIDGE_NUMBER}."]
    now = step(services, made, "answered_at", after=6)
    assert now is not None
    assert told(services, now) == [f"Called {BRIDGE_NUMBER}.", "Answered after 6 s."]


def test_keys_that_are_not_taken_are_told_with_how_long_after_them_the_line_fell(services: Services) -> None:
    made = begin(services, event_at(services, A_DAY_BEFORE))
    step(services, made, "answered_at", after=6)
    step(services, made, "keyed_at", after=14)
    over = end(services, made, after=9)
    assert told(services, over)[-1].startswith("The videoconference hung up 9 s after the keys, as it does where")


@every("result", list(Result))
def test_whatever_either_test_finds_out_has_a_sentence(services: Services, result: Result) -> None:
    event_id = event_at(services, A_DAY_BEFORE, slug=f"nach-{result}".replace("_", "-"))
    not_of = {Kind.BRIDGE: {Result.NOT_REACHED, Result.NOT_TAKEN}}
    not_of[Kind.DIAL_IN] = {Result.REFUSED, Result.NOT_OPEN, Result.DROPPED}
    for kind in Kind:
        if result not in not_of[kind]:
            over = replace(begin(services, event_id, kind), result=result, failure="21210.")
            assert told(services, over)[-1].endswith("."), kind


def test_the_way_in_is_told_from_number_to_number(services: Services) -> None:
    made = begin(services, event_at(services, A_DAY_BEFORE), Kind.DIAL_IN)
    assert told(services, made) == [f"Called {NUMBER} from {NUMBER}."]
    assert made_for(services, made.event_id, Kind.DIAL_IN) == [made]


def test_a_test_that_nobody_has_made_is_not_said_to_be_broken_off_by_the_doors(services: Services) -> None:
    event_id = event_at(services, A_DAY_BEFORE)
    assert isinstance(ask(services, event_id), int)
    services.clock.pass_time(seconds=11 * 60)
    make_tests.do(services)
    never_made = "No call was made within ten minutes. See whether dialin worker runs, and test again."
    assert told(services, made_for(services, event_id)[0]) == [never_made]
