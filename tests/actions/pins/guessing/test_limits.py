"""What is let through of guessing: by call, by line, of withheld lines and in all; by hour, day and event."""

from datetime import timedelta

from dialin.actions.events.end_event import end_event
from dialin.actions.pins.guessing.count_anew import count_anew
from dialin.actions.pins.guessing.gate import EVERYBODY, TOGETHER, WITHHELD
from dialin.dialogue.words.pin_outcomes import (
    PinAccepted,
    PinMistyped,
    PinNotChecked,
    PinNumberWanted,
    PinUnknown,
    PinUnmatched,
)
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.database import table_of
from dialin.store.guesses import GuessTable, forget_old_guesses
from tests.acting import acting, looking
from tests.actions.pins.guessing.town import OTHER, STRANGER, town
from tests.building import EVENING

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_three_in_a_call_and_then_the_number_is_wanted_too(services: Services) -> None:
    here = town(services, people=2)
    assert here.guess(4, sid="CA1") == [PinUnknown] * 3 + [PinNumberWanted]
    assert here.guess(1, sid="CA2") == [PinUnknown]


def test_six_an_hour_and_twelve_a_day_for_a_line(services: Services) -> None:
    here = town(services, people=2)
    assert here.guess(7) == [PinUnknown] * 6 + [PinNumberWanted]
    assert here.guess(1, OTHER) == [PinUnknown]
    assert here.guess(1, now=EVENING + HOUR - timedelta(seconds=1)) == [PinNumberWanted]
    assert here.guess(7, now=EVENING + 2 * HOUR) == [PinUnknown] * 6 + [PinNumberWanted]
    assert here.guess(1, now=EVENING + 9 * HOUR) == [PinNumberWanted]
    assert here.guess(1, now=EVENING + DAY + HOUR) == [PinUnknown]


def test_with_sixty_pins_two_for_a_line_or_all_withheld_ones_and_three_in_all_a_day(services: Services) -> None:
    here = town(services)
    assert here.guess(3, caller=None) == [PinUnknown] * 2 + [PinNumberWanted]
    assert here.guess(2) == [PinUnknown, PinNumberWanted]
    assert here.guess(1, OTHER) == [PinNumberWanted]


def test_after_a_day_as_many_are_let_through_again_and_eleven_until_the_event(services: Services) -> None:
    here, let_through = town(services), 0
    for day in range(40):
        now = EVENING - 40 * DAY + day * DAY
        let_through += here.guess(2, f"+4930231257{day}", now=now).count(PinUnknown)
        let_through += here.guess(2, f"+4930231258{day}", now=now).count(PinUnknown)
    assert let_through == 11
    assert here.guess(1, OTHER, now=EVENING + 60 * DAY) == [PinUnknown]


def test_no_24_hours_see_more_than_a_day_may_have(services: Services) -> None:
    """Neither across midnight nor around the moment at which the counting of others would begin anew."""
    here = town(services)
    late = [here.guess(2, f"+493023125{700 + minutes}", now=EVENING + timedelta(minutes=minutes))
            for minutes in range(50, 24 * 60 + 50, 20)]  # fmt: skip
    assert sum(some.count(PinUnknown) for some in late) == 3


def test_the_more_pins_live_the_fewer_guesses_are_let_through(services: Services) -> None:
    few = town(services, people=20)
    assert sum(few.guess(1, f"+4930231257{line}") == [PinUnknown] for line in range(10, 30)) == 9


def test_slips_of_the_finger_are_never_counted(services: Services) -> None:
    here = town(services)
    good = here.nobodys()
    slip = good[:-1] + str((int(good[-1]) + 1) % 10)
    for _ in range(30):
        assert here.key(slip) == PinMistyped(slip)
    assert isinstance(here.key(good), PinUnknown)


def test_four_pairs_in_a_call_and_then_a_person_checks(services: Services) -> None:
    here = town(services)
    here.guess(3, sid="CA1")
    assert here.guess_both(4, "9999", sid="CA1") == [PinUnmatched] * 4
    assert here.guess(1, sid="CA1") == [PinNotChecked]
    assert here.guess(1, sid="CA2") == [PinNumberWanted]


def test_eight_pairs_an_hour_for_a_line_and_as_many_as_they_like_for_withheld_ones(services: Services) -> None:
    here = town(services)
    here.guess(3)
    here.guess(3, caller=None)
    person = here.people[0]
    right = person.pin, here.ending_of(person)
    here.guess_both(7, "9999")
    assert isinstance(here.key_both(*right), PinAccepted)
    here.guess_both(1, "9999")
    assert isinstance(here.key_both(*right), PinUnmatched)
    here.guess_both(8, "9999", here.line_of(person))
    here.guess_both(30, "9999", None)
    for line in (OTHER, here.line_of(person), None):
        assert isinstance(here.key_both(*right, line), PinAccepted)


def test_what_staff_lift_begins_from_zero_and_nothing_else_can_be_lifted(services: Services) -> None:
    here = town(services)
    here.guess(3, caller=None)
    with acting(services, author="Frau Amt") as act:
        assert count_anew(act, WITHHELD) is None
    assert here.guess(2, caller=None) == [PinUnknown, PinNumberWanted]  # the third in all
    with acting(services, author="Frau Amt") as act:
        assert count_anew(act, EVERYBODY) is None
        assert isinstance(count_anew(act, f"any:line:{STRANGER}"), Refused)
    assert here.guess(1, caller=None) == [PinUnknown]
    assert len(TOGETHER) == 5


def test_pins_of_events_that_are_over_are_not_at_stake(services: Services) -> None:
    here = town(services)
    with acting(services) as act:
        end_event(act, here.event)
    assert here.guess(7) == [PinUnknown] * 6 + [PinNumberWanted]  # as many as a line may in an hour, whatever lives


def test_no_number_call_or_pin_stands_in_the_counts(services: Services) -> None:
    here = town(services, people=2)
    here.guess(4, sid="CA1")
    here.guess_both(2, "5010")
    with looking(services) as act:
        scopes = set(act.connection.execute(table_of(GuessTable).select()).scalars())
    assert len(scopes) > 4
    assert all(len(scope) == 64 and set(scope) <= set("0123456789abcdef") for scope in scopes)


def test_counts_that_no_window_reaches_are_forgotten(services: Services) -> None:
    here = town(services, people=2)
    here.guess(1, now=EVENING - 57 * DAY)
    here.guess(1, OTHER)
    with acting(services) as act:
        forget_old_guesses(act)
    with looking(services) as act:
        hours = set(act.connection.execute(table_of(GuessTable).select().with_only_columns(GuessTable.hour)).scalars())
    assert hours == {EVENING}


def test_right_pins_count_nothing(services: Services) -> None:
    here = town(services)
    for person in here.people:
        assert isinstance(here.key(person.pin), PinAccepted)
    assert here.guess(2) == [PinUnknown] * 2
