"""One line registers by telephone as many people as the event, or staff, allow it."""

from dataclasses import replace
from functools import partial
from threading import Barrier

import pytest

from dialin.actions.attendees.cancel import cancel
from dialin.actions.attendees.import_attendees import Imported, import_attendees
from dialin.actions.attendees.register import Registered, register
from dialin.actions.attendees.try_import import try_import
from dialin.actions.events.choose_event import choose_event
from dialin.actions.lines.allow_from_line import allow_from_line
from dialin.actions.lines.look_at_line import look_at_line
from dialin.dialogue.words.line import EventChosen
from dialin.dialogue.words.registration_outcomes import CallerRegistered, NoMoreFromLine
from dialin.lists.read_table import Table, read_table
from dialin.rules.registrations import Registration
from dialin.services import Services
from dialin.store import attendees, calls
from dialin.store.database import Database
from dialin.store.events import load_event
from tests.acting import acting, looking
from tests.actions.attendees.spoken import LINE, name_spoken, registers
from tests.actions.races.crowds import LONG_ENOUGH, at_once
from tests.building import IN_JUNE, begin_call, make_event

NEIGHBOUR, OTHERS = "+493023125078", "+4930231251"  # of others: two digits more


def chosen(services: Services, event: int, sid: str, caller: str | None = LINE) -> EventChosen | NoMoreFromLine:
    """What a new call hears that wants to register for the event."""
    begin_call(services, sid, caller=caller)
    with acting(services, IN_JUNE) as act:
        call = calls.load_call(act, sid)
        assert call is not None
        outcome, after = choose_event(act, call, event)
    assert after.event_id == event
    return outcome


def at_the_desk(services: Services, event: int, names: str, phone: str = LINE) -> list[int]:
    with acting(services, IN_JUNE) as act:
        people = [register(act, event, Registration(name=name, phone=phone)) for name in names.split()]
    return [one.attendee_id for one in people if isinstance(one, Registered)]


def test_a_line_registers_as_many_as_the_event_allows_and_is_told_before_anything_is_asked(services: Services) -> None:
    event = make_event(services, seats=9, most_per_line=3)
    for number in range(3):
        assert isinstance(chosen(services, event, f"CA{number}"), EventChosen)
        assert registers(services.database, name_spoken(services, event, f"CB{number}")) == CallerRegistered()
    assert chosen(services, event, "CA9") == NoMoreFromLine(3)
    assert registers(services.database, name_spoken(services, event, "CB9")) == NoMoreFromLine(3)
    assert isinstance(chosen(services, event, "CC1", NEIGHBOUR), EventChosen)


def test_those_registered_for_others_count_for_the_line_that_called_and_not_only_for_theirs(services: Services) -> None:
    event = make_event(services, seats=9, most_per_line=2)
    for number, phone in enumerate([f"{OTHERS}10", None]):  # with a number, and without
        assert registers(services.database, name_spoken(services, event, f"CA{number}"), phone) == CallerRegistered()
    assert registers(services.database, name_spoken(services, event, "CA9"), f"{OTHERS}12") == NoMoreFromLine(2)
    with looking(services) as act:
        people = attendees.list_attendees(act, event)
        assert look_at_line(act, load_event(act, event), f"{OTHERS}10").registered == 1
    assert [(one.phone, one.registered_from) for one in people] == [(f"{OTHERS}10", LINE), (None, LINE)]


def test_whoever_cancels_makes_room_and_whoever_was_registered_at_the_desk_counts(services: Services) -> None:
    event = make_event(services, seats=9, most_per_line=2)
    _, second = at_the_desk(services, event, "Erna Otto")
    assert chosen(services, event, "CA1") == NoMoreFromLine(2)
    with acting(services, IN_JUNE) as act:
        assert cancel(act, second) is None
    assert registers(services.database, name_spoken(services, event, "CA2")) == CallerRegistered()


def test_the_desk_registers_more_and_every_event_counts_by_itself(services: Services) -> None:
    event = make_event(services, seats=9)
    other = make_event(services, seats=9, slug="other")
    assert len(at_the_desk(services, event, "Anna Berta Clara Dora Emil Fritz")) == 6
    assert chosen(services, event, "CA1") == NoMoreFromLine(6)
    assert isinstance(chosen(services, other, "CA2"), EventChosen)


def test_all_withheld_lines_together_register_for_a_quarter_of_the_seats(services: Services) -> None:
    event = make_event(services, seats=12, most_per_line=1)
    at_the_desk(services, event, "Anna Berta", "")
    for number in range(3):
        assert isinstance(chosen(services, event, f"CA{number}", None), EventChosen)
        sid = name_spoken(services, event, f"CB{number}", None)
        assert registers(services.database, sid, f"{OTHERS}1{number}") == CallerRegistered()
    assert chosen(services, event, "CA9", None) == NoMoreFromLine(3)
    assert registers(services.database, name_spoken(services, event, "CB9", None)) == NoMoreFromLine(3)
    assert isinstance(chosen(services, event, "CC1"), EventChosen)


def test_of_a_small_event_they_register_as_many_as_one_line(services: Services) -> None:
    event = make_event(services, seats=9, most_per_line=4)
    for number in range(4):
        assert registers(services.database, name_spoken(services, event, f"CB{number}", None)) == CallerRegistered()
    assert chosen(services, event, "CA9", None) == NoMoreFromLine(4)


def test_staff_raise_a_line_and_lower_it_and_no_other_line_changes(services: Services) -> None:
    event = make_event(services, seats=9, most_per_line=1)
    (person,) = at_the_desk(services, event, "Erna")
    at_the_desk(services, event, "Karl", NEIGHBOUR)
    for most, outcome in ((3, EventChosen(has_twin=True)), (1, NoMoreFromLine(1))):
        with acting(services, IN_JUNE) as act:
            assert allow_from_line(act, person, most) is None
        assert chosen(services, event, f"CA{most}") == outcome
        assert chosen(services, event, f"CB{most}", NEIGHBOUR) == NoMoreFromLine(1)


def three_and_eight_calls(services: Services) -> list[str]:
    """Three people are registered from the line, which may have four; eight calls from it are about to register."""
    event = make_event(services, seats=20)
    at_the_desk(services, event, "Anna Berta Clara")
    return [name_spoken(services, event, f"CA{number}") for number in range(8)]


def test_of_eight_calls_from_one_line_at_one_instant_exactly_one_registers_the_last_who_may(
    services: Services, database_url: str
) -> None:
    sids = three_and_eight_calls(services)
    outcomes = at_once(database_url, [partial(registers, sid=sid) for sid in sids])
    assert (outcomes.count(CallerRegistered()), outcomes.count(NoMoreFromLine(4))) == (1, 7)


def counted_first(database: Database, sid: str, look: Barrier) -> bool:
    """Counts, then registers: the mistake that counting under the event's lock is there to prevent."""
    with looking(database, IN_JUNE) as act:
        call = calls.load_call(act, sid, lock=False)
        assert call is not None
        assert call.event_id is not None
        line = look_at_line(act, load_event(act, call.event_id), LINE)
    look.wait()
    with acting(database, IN_JUNE) as act:
        register(act, call.event_id, Registration(name=f"Erna {sid}", phone=LINE, from_line=LINE))
    return line.registered < line.most


def test_counting_before_the_lock_lets_too_many_through(services: Services, database_url: str) -> None:
    sids = three_and_eight_calls(services)
    look = Barrier(len(sids), timeout=LONG_ENOUGH)
    assert sum(at_once(database_url, [partial(counted_first, sid=sid, look=look) for sid in sids])) == 8


def imported(services: Services, event: int, lines: str, *, dry: bool = False) -> Imported:
    table = read_table(f"Name;Telefon\n{lines}".encode())
    assert isinstance(table, Table)
    in_june = replace(services, clock=lambda: IN_JUNE)
    if not dry:
        return import_attendees(in_june, event, table, author="test")
    with in_june.looking() as act:
        return try_import(act, load_event(act, event), table)


FIVE = "".join(f"{name};030 23125077\n" for name in ("Anna", "Berta", "Clara", "Dora", "Emil"))


@pytest.mark.parametrize("dry", [True, False])
def test_an_import_says_at_which_line_a_telephone_gets_more_people_than_it_could_register(
    services: Services, dry: bool
) -> None:
    event = make_event(services, seats=99, most_per_line=4)
    at_the_desk(services, event, "Anna", "+493023125077")  # is on the list too, and counts once
    others = "".join(f"{name};030 23125078\n" for name in ("Fritz", "Grete", "Hans", "Ida"))
    came = imported(services, event, FIVE + others, dry=dry)
    assert (came.registered, came.already) == (8, 1)
    assert [(one.line, str(one)) for one in came.notices] == [
        (6, "With this list 030 23125077 stands for 5 people; by telephone this line could register 4.")
    ]


@pytest.mark.parametrize("dry", [True, False])
def test_a_line_that_staff_allow_more_is_said_only_beyond_that(services: Services, dry: bool) -> None:
    event = make_event(services, seats=99, most_per_line=4)
    (first,) = at_the_desk(services, event, "Fritz", "+493023125077")
    for most in (6, 5):
        with acting(services, IN_JUNE) as act:
            assert allow_from_line(act, first, most) is None
        came = imported(services, event, FIVE, dry=dry)
        assert [str(one)[-2:] for one in came.notices] == (["5."] if most == 5 else [])


def test_a_home_has_ten_people_on_one_line_each_with_a_seat_a_room_and_a_pin_of_their_own(services: Services) -> None:
    event = make_event(services, seats=10)
    residents = [Registration(f"Bewohner {n}", LINE, room=f"Zimmer {n}", called_by="person") for n in range(10)]
    with acting(services, IN_JUNE) as act:
        made = [register(act, event, one) for one in residents]
    assert [one.seat for one in made if isinstance(one, Registered)] == list(range(1, 11))
    assert len({one.pin for one in made if isinstance(one, Registered)}) == 10
    with acting(services, IN_JUNE) as act:
        rows = attendees.list_attendees(act, event)
    assert [(row.phone, row.room, row.called_by) for row in rows] == [(LINE, one.room, "person") for one in residents]
