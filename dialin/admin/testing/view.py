"""What pages show of test calls: each way with its last tests, and on the board what is to be done."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from dialin.actions.bridges.begin_leg import way_into
from dialin.actions.testing.ask_test import refuse_test
from dialin.actions.testing.plan_tests import is_of_this_way
from dialin.actions.testing.tell_steps import Said, found_out, steps_of, was_never_made
from dialin.admin.log.words import ACTORS
from dialin.rules.phases import doors_open_at
from dialin.rules.refusals import Refused, mark
from dialin.rules.testing.plan import BEFORE_DOORS
from dialin.rules.testing.words import Kind, Result
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.test_calls import TestCall, tests_of

MADE_BY = timedelta(minutes=5)  # so long after it was due a test that nobody has made is missed
SHOWN = 5  # of each way
NOT_MADE = mark(
    "No test call was made, though one was due. See whether the background service runs and the provider's account "
    "is set, and test the line now."
)
# Neither is a fault of what was set up.
NO_ALARM = (Result.PASSED, Result.NOT_OPEN, Result.CALLED_OFF)
WAYS = {Kind.BRIDGE: mark("Line into the videoconference"), Kind.DIAL_IN: mark("Dial-in number")}


@dataclass(frozen=True, slots=True)
class ShownTest:
    """One test. found: None while it goes on. is_of_this_way: of number and keys as they are set now."""

    id: int
    at: datetime
    by: str
    steps: tuple[Said, ...]
    found: Said | None
    has_passed: bool
    is_of_this_way: bool


@dataclass(frozen=True, slots=True)
class Way:
    """One way with its last tests, the newest first. refused: why it cannot be tested now."""

    kind: Kind
    words: str
    refused: Refused | None
    tests: tuple[ShownTest, ...]


@dataclass(frozen=True, slots=True)
class BoardTest:
    """What the board says of one way before the doors. at: when it was tested; None: it was not."""

    kind: Kind
    words: str
    at: datetime | None
    said: Said
    is_alarm: bool


def look_at_ways(act: Act, event: Event) -> tuple[Way, ...]:
    made = tests_of(act, event.id)
    return tuple(
        Way(
            kind,
            words,
            refuse_test(act, event, kind),
            tuple([_shown(test, event) for test in made if test.kind is kind][:SHOWN]),
        )
        for kind, words in WAYS.items()
    )


def _shown(test: TestCall, event: Event) -> ShownTest:
    return ShownTest(
        test.id,
        test.begun_at or test.asked_at,
        ACTORS.get(test.asked_by, test.asked_by),
        steps_of(test, event),
        found_out(test, event),
        has_passed=test.result is Result.PASSED,
        is_of_this_way=is_of_this_way(test, event),
    )


def board_tests(act: Act, event: Event) -> tuple[BoardTest, ...]:
    """Until the doors open: from then on the line itself says how it stands."""
    doors = doors_open_at(schedule_of(event))
    if way_into(event).dialled is None or event.number is None or act.now >= doors or event.cancelled_at is not None:
        return ()
    made = [test for test in tests_of(act, event.id) if test.is_over and is_of_this_way(test, event)]
    found = (_on_board(kind, [test for test in made if test.kind is kind], event, act.now, doors) for kind in Kind)
    return tuple(one for one in found if one is not None)


def _on_board(kind: Kind, made: list[TestCall], event: Event, now: datetime, doors: datetime) -> BoardTest | None:
    is_near = now >= doors - BEFORE_DOORS
    if not made:
        is_missed = now >= doors - BEFORE_DOORS + MADE_BY
        return BoardTest(kind, WAYS[kind], None, Said(NOT_MADE), is_alarm=True) if is_missed else None
    said = found_out(made[0], event)
    assert said is not None
    return BoardTest(kind, WAYS[kind], made[0].ended_at, said, is_alarm=is_near and not _is_harmless(made[0]))


def _is_harmless(test: TestCall) -> bool:
    is_of_provider = test.kind is Kind.DIAL_IN and test.result is Result.NOT_PLACED
    return is_of_provider or (test.result in NO_ALARM and not was_never_made(test))
