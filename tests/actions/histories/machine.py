"""Random evenings: what may happen next, as rules that hypothesis draws; the picks are taken modulo what there is."""

from datetime import timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dialin.dialogue.words.heard import Ending, Keys, LeftRoom, Silence
from tests.actions.histories import callers, staff, worker
from tests.actions.histories.beginning import ROOM, Kind, an_evening, begin_another, leave_unseen, line_of
from tests.actions.histories.evening import Telephone
from tests.actions.histories.looking import Look, check, look
from tests.building import DOORS, NO_SHOW
from tests.databases import Databases

MOST_PEOPLE, MOST_SEATS, MOST_CALLS = 6, 3, 12
PICK = st.integers(0, 99)
HEARD = st.sampled_from(
    [Silence()] * 4 + [Keys(key) for key in "0125*#"] + [LeftRoom(), LeftRoom(Ending.FAILED), LeftRoom(seconds=20)]
)
TROUBLE = st.sampled_from(["", "", "away", "lost"])


class History(RuleBasedStateMachine):
    """What is drawn is done at once, and after each deed the promises are looked at."""

    def __init__(self, databases: Databases, kind: Kind) -> None:
        super().__init__()
        self.fresh = databases.fresh(kind.database)
        self.evening = an_evening(self.fresh.__enter__(), kind)
        self.kind, self.has_failed = kind, False
        self.before: Look = look(self.evening)

    def teardown(self) -> None:
        try:
            if not self.has_failed:
                leave_unseen(self.evening)
        finally:
            self.evening.services.database.close()
            self.fresh.__exit__(None, None, None)

    @initialize(
        people=st.integers(2, 4), seats=st.integers(1, 2), calling=st.integers(1, 4), when=st.sampled_from([0, 22, 45]),
        by_telephone=st.booleans(), two_events=st.booleans(),
    )  # fmt: skip
    def begin(self, *, people: int, seats: int, calling: int, when: int, by_telephone: bool, two_events: bool) -> None:
        if two_events:
            begin_another(self.evening)
        staff.set_seats(self.evening, seats + (self.kind.lines is not None))  # there some wait in their seats
        if by_telephone:
            callers.register_by_telephone(self.evening, line_of(0))
        for _ in range(people):
            staff.register_somebody(self.evening)
        worker.pass_time(self.evening, timedelta(minutes=when))
        if when:
            for place in reversed(range(min(people, calling))):
                callers.key(self.evening, callers.call(self.evening, line_of(place)), self.person(place))

    # The office.

    @precondition(lambda self: len(self.evening.people) < MOST_PEOPLE)
    @rule(count=st.integers(0, 2))
    def somebody_registers_or_a_list_is_handed_in(self, count: int) -> None:
        if count:
            staff.import_list(self.evening, count)
        else:
            staff.register_somebody(self.evening)

    @rule(person=PICK, deleted=st.sampled_from([False, False, True]))
    def somebody_is_cancelled_or_deleted(self, person: int, deleted: bool) -> None:
        (staff.forget if deleted else staff.cancel_person)(self.evening, self.person(person))

    @rule(seats=st.integers(1, MOST_SEATS))
    def the_seats_are_raised_or_lowered(self, seats: int) -> None:
        staff.set_seats(self.evening, seats)

    @precondition(lambda self: self.kind.lines is not None)
    @rule(lines=st.sampled_from([1, 1, 2, 3, None]))
    def the_lines_are_raised_lowered_or_no_longer_limited(self, lines: int | None) -> None:
        staff.set_lines(self.evening, lines)

    @precondition(lambda self: self.standing())
    @rule(line=PICK, person=PICK)
    def staff_put_somebody_in(self, line: int, person: int) -> None:
        staff.let_in(self.evening, self.standing()[line % len(self.standing())], self.person(person))

    @precondition(lambda self: self.sitting())
    @rule(line=PICK, bar=st.sampled_from([False, False, True]))
    def staff_remove_somebody(self, line: int, bar: bool) -> None:
        staff.remove(self.evening, self.sitting()[line % len(self.sitting())], bar=bar)

    @rule(person=PICK)
    def somebody_is_taken_back(self, person: int) -> None:
        staff.restore_person(self.evening, self.person(person))

    @precondition(lambda self: self.kind.lines is not None)
    @rule(sure=st.integers(0, 3))
    def the_videoconference_is_joined_by_one_line(self, sure: int) -> None:
        if sure == 3:
            staff.choose_room(self.evening)

    @precondition(lambda self: self.evening.now > NO_SHOW and not self.evening.is_over)
    @rule(sure=st.integers(0, 5), minutes=st.sampled_from([-60, -15, 15]))
    def the_event_is_ended_or_its_end_is_moved(self, sure: int, minutes: int) -> None:
        if sure == 5:
            staff.end(self.evening)
        elif sure >= 3:
            staff.move_end(self.evening, minutes)

    # Callers.

    @precondition(lambda self: len(self.evening.telephones) < MOST_CALLS)
    @rule(person=PICK)
    def somebody_calls_and_keys_the_pin(self, person: int) -> None:
        self.call(line_of(person % len(self.evening.people)), self.person(person))

    @precondition(lambda self: len(self.evening.telephones) < MOST_CALLS)
    @rule(person=PICK, caller=st.sampled_from([line_of(0), line_of(50), "anonymous"]), keys=st.booleans())
    def somebody_calls_from_elsewhere(self, person: int, caller: str, keys: bool) -> None:
        self.call(caller, self.person(person) if keys else None)

    @precondition(lambda self: self.evening.now < DOORS and len(self.evening.telephones) < MOST_CALLS)
    @rule(caller=st.sampled_from([line_of(0), line_of(60), line_of(61)]))
    def somebody_registers_by_telephone(self, caller: str) -> None:
        callers.register_by_telephone(self.evening, caller)

    @precondition(lambda self: self.standing())
    @rule(line=PICK, heard=HEARD)
    def a_caller_does_something(self, line: int, heard: Any) -> None:
        callers.hear(self.evening, self.standing()[line % len(self.standing())], heard)

    @precondition(lambda self: self.standing())
    @rule(line=PICK)
    def a_caller_waits_on(self, line: int) -> None:
        callers.hear(self.evening, self.standing()[line % len(self.standing())], Silence())

    @precondition(lambda self: self.standing())
    @rule(line=PICK, person=PICK)
    def a_caller_keys_a_pin(self, line: int, person: int) -> None:
        callers.key(self.evening, self.standing()[line % len(self.standing())], self.person(person))

    @precondition(lambda self: self.standing() and self.evening.guests)
    @rule(line=PICK, guest=PICK, calls=st.booleans())
    def a_pin_of_the_other_event_is_keyed(self, line: int, guest: int, calls: bool) -> None:
        pin = self.evening.guests[guest % len(self.evening.guests)]
        if not calls:
            callers.key(self.evening, self.standing()[line % len(self.standing())], pin)
        elif len(self.evening.telephones) < MOST_CALLS:
            self.call(line_of(80 + guest % 2), pin)

    @precondition(lambda self: self.standing())
    @rule(line=PICK, is_told=st.booleans())
    def a_caller_hangs_up(self, line: int, is_told: bool) -> None:
        telephone = self.standing()[line % len(self.standing())]
        (callers.report_hang_up if is_told else callers.hang_up)(self.evening, telephone)

    @precondition(lambda self: self.gone())
    @rule(line=PICK)
    def a_hang_up_is_reported_late_or_twice(self, line: int) -> None:
        callers.report_hang_up(self.evening, self.gone()[line % len(self.gone())])

    @precondition(lambda self: self.evening.telephones)
    @rule(line=PICK, back=st.integers(1, 3), heard=HEARD)
    def an_old_webhook_is_repeated(self, line: int, back: int, heard: Any) -> None:
        telephone = self.evening.telephones[line % len(self.evening.telephones)]
        known = look(self.evening)
        self.evening.power.left, self.evening.repeats = None, False
        answer, row = callers.hear(self.evening, telephone, heard, back=back), self.evening.row(telephone)
        assert answer == row.reply or row.hung_up_at is not None  # whose words are gone
        assert look(self.evening) == known

    @precondition(lambda self: self.sitting())
    @rule(line=PICK, resumed=st.booleans())
    def a_caller_is_thought_to_have_hung_up(self, line: int, resumed: bool) -> None:
        telephone = self.sitting()[line % len(self.sitting())]
        callers.report_hang_up(self.evening, telephone, is_true=False)
        if resumed:
            callers.resume(self.evening, telephone)
        else:
            callers.hear(self.evening, telephone, Silence())

    @precondition(lambda self: self.mail())
    @rule(piece=PICK)
    def news_is_asked_for(self, piece: int) -> None:
        callers.ask_for_news(self.evening, *self.mail()[piece % len(self.mail())])

    @precondition(lambda self: self.standing() and self.evening.delivered)
    @rule(line=PICK, piece=PICK)
    def a_request_comes_late_and_its_answer_is_thrown_away(self, line: int, piece: int) -> None:
        """Of resuming, or of news that was told; the caller stays wherever they are."""
        told = [work for work in self.before.news if work.id in self.evening.delivered]
        work = told[piece % len(told)] if piece % 2 and told else None
        callers.repeat(self.evening, self.standing()[line % len(self.standing())], work)

    # The worker, the clock and the power.

    @rule(minutes=st.sampled_from([0.05, 0.2, 1, 3, 10, 16]))
    def time_passes(self, minutes: float) -> None:
        if self.evening.now < self.evening.ends:
            worker.pass_time(self.evening, timedelta(minutes=minutes))

    @precondition(lambda self: self.mail())
    @rule(trouble=TROUBLE)
    def the_worker_delivers_news(self, trouble: str) -> None:
        worker.deliver(self.evening, trouble)

    @rule(status=st.sampled_from(["busy", "no-answer", "no-answer", ""]))
    def the_city_calls_whom_it_is_to_call(self, status: str) -> None:
        worker.call_people(self.evening, status)

    @rule(sure=st.integers(0, 3))
    def the_worker_deletes_what_is_old(self, sure: int) -> None:
        if sure == 3:
            worker.tidy_up(self.evening)

    @precondition(lambda self: self.gone())
    @rule()
    def the_worker_compares_the_calls(self) -> None:
        worker.compare_calls(self.evening)

    @precondition(lambda self: self.kind.bridge == ROOM)
    @rule(trouble=TROUBLE, what=st.sampled_from(["kept", "kept", "answers", "drops", "drops unseen"]))
    def the_bridge_is_looked_after_answers_or_drops(self, trouble: str, what: str) -> None:
        legs = worker.legs(self.evening)
        if what == "kept" or not legs:
            worker.keep_bridge(self.evening, trouble)
        elif what == "answers":
            worker.answer_bridge(self.evening, legs[0])
        else:
            worker.drop_bridge(self.evening, legs[0], is_reported=what == "drops")

    @rule(statements=st.sampled_from([0, 1, 2, 3, 5, 8, 13, 99]))
    def the_power_will_fail_in_the_next_deed(self, statements: int) -> None:
        self.evening.power.left = statements

    @rule()
    def the_next_answer_will_be_lost(self) -> None:
        self.evening.repeats = True

    # What must hold.

    @invariant()
    def the_promises_hold(self) -> None:
        now = look(self.evening)
        self.has_failed = True
        check(self.evening, self.before, now)
        self.has_failed = False
        self.before = now
        self.evening.let_in_by_hand = set()

    # What there is.

    def call(self, caller: str, person: Any) -> None:
        telephone = callers.call(self.evening, caller)
        if person is not None and telephone in self.evening.telephones:
            callers.key(self.evening, telephone, person)

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
            if work.id not in self.evening.delivered and work.call_id in by_call and "news" in work.details:
                first.setdefault(work.call_id, work)
        return [(work, by_call[call_id]) for call_id, work in first.items()]
