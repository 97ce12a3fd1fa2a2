"""Random evenings: whatever happens in whatever order, the promises about seats hold after every step."""

from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dialin.app import build_services
from dialin.config import read_settings
from dialin.dialogue.words.heard import Ending, Keys, LeftRoom, Silence
from tests.actions.histories.evening import Evening, Telephone
from tests.actions.histories.looking import Look, check, look
from tests.actions.seats.lines import DIRECT
from tests.building import DOORS, ENDS, NO_SHOW, OFFICE, SetClock, make_event
from tests.config.credentials import SECRET
from tests.databases import Databases
from tests.one_door import watch_the_door
from tests.provider.fake import FakeProvider

MOST_PEOPLE, MOST_SEATS, MOST_CALLS = 5, 3, 12
PICK = st.integers(0, 99)
HEARD = st.sampled_from(
    [Silence()] * 4 + [Keys(key) for key in "0125*#"] + [LeftRoom(), LeftRoom(Ending.FAILED), LeftRoom(seconds=20)]
)


def line_of(place: int) -> str:
    return f"+4930231250{10 + place}"


class History(RuleBasedStateMachine):
    """Draws what happens next; the picks are taken modulo what there is."""

    def __init__(self, databases: Databases, kind: str, lines: int | None) -> None:
        super().__init__()
        self.fresh = databases.fresh(kind)
        clock = SetClock(DOORS - timedelta(minutes=1))
        url = self.fresh.__enter__()
        services = build_services(
            read_settings(database_url=url, public_url="https://dialin.example", secret_key=SECRET, office=OFFICE),
            clock=clock,
            provider=FakeProvider(clock),
        )
        watch_the_door(services.database)
        event = make_event(services, seats=1, most_lines=lines, bridge=None if lines is None else DIRECT)
        self.evening = Evening(services, event, clock, seats=1, lines=lines)
        self.is_direct = lines is not None
        self.before: Look = look(self.evening)

    def teardown(self) -> None:
        self.evening.services.database.close()
        self.fresh.__exit__(None, None, None)

    @initialize(people=st.integers(2, 4), seats=st.integers(1, 2), callers=st.integers(1, 4), late=st.booleans())
    def begin(self, people: int, seats: int, callers: int, late: bool) -> None:
        self.evening.set_seats(seats + self.is_direct)  # there some wait in their seats
        for _ in range(people):
            self.evening.register()
        self.evening.pass_time(timedelta(minutes=25 if late else 2))
        for place in reversed(range(min(people, callers))):
            self.evening.key(self.evening.call(line_of(place)), self.person(place))

    # What may happen.

    @precondition(lambda self: len(self.evening.people) < MOST_PEOPLE)
    @rule()
    def somebody_registers(self) -> None:
        self.evening.register()

    @rule(person=PICK)
    def somebody_is_cancelled(self, person: int) -> None:
        self.evening.cancel(self.person(person))

    @rule(seats=st.integers(1, MOST_SEATS))
    def the_seats_are_raised_or_lowered(self, seats: int) -> None:
        self.evening.set_seats(seats)

    @precondition(lambda self: self.is_direct)
    @rule(lines=st.sampled_from([1, 1, 2, 3, None]))
    def the_lines_are_raised_lowered_or_no_longer_limited(self, lines: int | None) -> None:
        self.evening.set_lines(lines)

    @precondition(lambda self: len(self.evening.telephones) < MOST_CALLS)
    @rule(person=PICK)
    def somebody_calls_and_keys_the_pin(self, person: int) -> None:
        self.call(line_of(person % len(self.evening.people)), self.person(person))

    @precondition(lambda self: len(self.evening.telephones) < MOST_CALLS)
    @rule(person=PICK, caller=st.sampled_from([line_of(0), line_of(50), "anonymous"]), keys=st.booleans())
    def somebody_calls_from_elsewhere(self, person: int, caller: str, keys: bool) -> None:
        self.call(caller, self.person(person) if keys else None)

    @precondition(lambda self: self.standing())
    @rule(line=PICK, heard=HEARD)
    def a_caller_does_something(self, line: int, heard: Any) -> None:
        self.evening.hear(self.standing()[line % len(self.standing())], heard)

    @precondition(lambda self: self.standing())
    @rule(line=PICK)
    def a_caller_waits_on(self, line: int) -> None:
        self.evening.hear(self.standing()[line % len(self.standing())], Silence())

    @precondition(lambda self: self.standing())
    @rule(line=PICK, person=PICK)
    def a_caller_keys_a_pin(self, line: int, person: int) -> None:
        self.evening.key(self.standing()[line % len(self.standing())], self.person(person))

    @precondition(lambda self: self.standing())
    @rule(line=PICK)
    def a_caller_hangs_up(self, line: int) -> None:
        self.evening.report_hang_up(self.standing()[line % len(self.standing())])

    @precondition(lambda self: self.standing())
    @rule(line=PICK)
    def a_caller_hangs_up_and_the_callback_is_lost(self, line: int) -> None:
        telephone = self.standing()[line % len(self.standing())]
        telephone.is_on = telephone.is_inside = False

    @precondition(lambda self: self.gone())
    @rule(line=PICK)
    def a_hang_up_is_reported_late_or_twice(self, line: int) -> None:
        self.evening.report_hang_up(self.gone()[line % len(self.gone())])

    @precondition(lambda self: self.evening.telephones)
    @rule(line=PICK, back=st.integers(1, 3), heard=HEARD)
    def an_old_webhook_is_repeated(self, line: int, back: int, heard: Any) -> None:
        telephone = self.evening.telephones[line % len(self.evening.telephones)]
        known = look(self.evening)
        self.evening.cuts = False
        assert self.evening.hear(telephone, heard, back=back) == self.evening.row(telephone).reply
        assert look(self.evening) == known

    @precondition(lambda self: self.sitting())
    @rule(line=PICK, resumed=st.booleans())
    def a_caller_is_thought_to_have_hung_up(self, line: int, resumed: bool) -> None:
        telephone = self.sitting()[line % len(self.sitting())]
        self.evening.report_hang_up(telephone)
        telephone.is_on = True
        if resumed:
            self.evening.resume(telephone)
        else:
            self.evening.hear(telephone, Silence())

    @precondition(lambda self: self.mail())
    @rule(piece=PICK)
    def news_is_delivered(self, piece: int) -> None:
        work, telephone = self.mail()[piece % len(self.mail())]
        self.evening.deliver(work, telephone)

    @precondition(lambda self: self.mail())
    @rule(piece=PICK)
    def the_provider_confirms_and_the_call_asks_later(self, piece: int) -> None:
        self.evening.confirm(*self.mail()[piece % len(self.mail())])

    @precondition(lambda self: self.standing() and self.evening.delivered)
    @rule(line=PICK, piece=PICK)
    def a_request_comes_late_and_its_answer_is_thrown_away(self, line: int, piece: int) -> None:
        """Of resuming, or of news that was told; the caller stays wherever they are."""
        told = [work for work in self.before.news if work.id in self.evening.delivered]
        self.evening.repeat(
            self.standing()[line % len(self.standing())], told[piece % len(told)] if piece % 2 else None
        )

    @precondition(lambda self: self.standing())
    @rule(line=PICK, person=PICK)
    def staff_put_somebody_in(self, line: int, person: int) -> None:
        self.evening.put_in(self.standing()[line % len(self.standing())], self.person(person))

    @precondition(lambda self: self.sitting())
    @rule(line=PICK)
    def staff_remove_somebody(self, line: int) -> None:
        self.evening.remove(self.sitting()[line % len(self.sitting())])

    @precondition(lambda self: self.evening.now < ENDS - timedelta(minutes=20))
    @rule(minutes=st.sampled_from([0.2, 1, 3, 10, 16]))
    def time_passes(self, minutes: float) -> None:
        self.evening.pass_time(timedelta(minutes=minutes))

    @rule()
    def the_power_will_fail_in_the_next_deed(self) -> None:
        self.evening.cuts = True

    @precondition(lambda self: self.evening.now > NO_SHOW and not self.evening.is_over)
    @rule(sure=st.integers(0, 5))
    def the_event_is_ended(self, sure: int) -> None:
        if sure == 5:
            self.evening.end()

    # What must hold.

    @invariant()
    def the_promises_hold(self) -> None:
        now = look(self.evening)
        check(self.evening, self.before, now)
        self.before = now
        self.evening.let_in_by_hand = set()

    # What there is.

    def call(self, caller: str, person: Any) -> None:
        telephone = self.evening.call(caller)
        if person is not None and telephone in self.evening.telephones:
            self.evening.key(telephone, person)

    def person(self, pick: int) -> Any:
        return self.evening.people[pick % len(self.evening.people)]

    def standing(self) -> list[Telephone]:
        return [one for one in self.evening.telephones if one.is_on]

    def sitting(self) -> list[Telephone]:
        sat = {seat.call_id for seat in self.before.seats}
        return [one for one in self.standing() if self.evening.row(one).id in sat]

    def gone(self) -> list[Telephone]:
        return [one for one in self.evening.telephones if not one.is_on]

    def mail(self) -> list[tuple[Any, Telephone]]:
        """For each call that stands, the oldest news that it has not heard."""
        by_call = {self.evening.row(one).id: one for one in self.standing()}
        first: dict[int, Any] = {}
        for work in self.before.news:
            if work.id not in self.evening.delivered and work.call_id in by_call:
                first.setdefault(work.call_id, work)
        return [(work, by_call[call_id]) for call_id, work in first.items()]


@pytest.mark.parametrize(
    ("kind", "lines", "examples"), [("sqlite", None, 40), ("postgres", None, 6), ("sqlite", 1, 18), ("postgres", 1, 3)]
)
def test_every_promise_about_seats_and_lines_holds_in_every_evening(
    databases: Databases, kind: str, lines: int | None, examples: int
) -> None:
    run_state_machine_as_test(
        lambda: History(databases, kind, lines),
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
