"""Creating and changing events: what is written is kept, and what would fail on the evening is refused."""

from dataclasses import asdict, replace
from typing import Any

import pytest

from dialin.actions.events.change_event import change_event
from dialin.actions.events.create_event import create_event
from dialin.actions.events.end_event import end_event
from dialin.rules.dial_strings import Bridge
from dialin.rules.event_plans import EventDraft
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store import events
from dialin.store.events import load_event
from tests.acting import acting
from tests.actions.callers import board
from tests.building import BRIDGE_NUMBER, ENDS, EVENING, IN_JUNE, make_event, register_people

USUAL: dict[str, Any] = {
    "slug": "digitaltag",
    "title": "Digitaltag",
    "starts": "2026-06-19T18:00",
    "registration_closes": "2026-06-16T23:59",
    "seats": 3,
}


def create(services: Services, bridge: Bridge | None = None, **given: Any) -> int | Refused:
    with acting(services, IN_JUNE) as act:
        return create_event(act, EventDraft(**(USUAL | given)), bridge or Bridge())


def change(services: Services, event: int, now=IN_JUNE, **changes: Any) -> Refused | None:
    with services.acting("test") as act:
        refused = change_event(replace(act, now=now), event, changes)
        if refused is not None:
            act.connection.rollback()
        return refused


def columns(services: Services, event: int) -> dict[str, Any]:
    with services.looking() as act:
        return asdict(load_event(act, event))


def test_an_event_has_as_many_seats_as_were_asked_for_all_free(services: Services) -> None:
    event = create(services)
    assert isinstance(event, int)
    count = board(services.database, event)
    assert (count.seats, count.free) == (3, 3)
    assert [row.number for row in count.rows] == [1, 2, 3]


@pytest.mark.parametrize(
    "wrong",
    [
        {"starts": "2026-05-19T18:00"},
        {"registration_closes": "2026-06-19T18:01"},
        {"ends": "2026-06-19T17:00"},
        {"seats": 0},
        {"seats": "viele"},
        {"timezone": "Europe/Kaiserslautern"},
        {"language": "la"},
        {"pin_length": 7},
        {"number": "110"},
        {"slug": "Digital Tag"},
        {"title": " "},
    ],
)
def test_what_would_fail_on_the_evening_is_refused_and_leaves_nothing(
    services: Services, wrong: dict[str, Any]
) -> None:
    refused = create(services, **wrong)
    assert isinstance(refused, Refused)
    assert str(refused).endswith(".")
    assert isinstance(create(services), int)


def test_a_bridge_that_the_provider_would_refuse_is_refused_when_the_event_is_saved(services: Services) -> None:
    assert isinstance(create(services, Bridge(number="110")), Refused)
    assert isinstance(create(services, Bridge(number=BRIDGE_NUMBER, digits="ww12x")), Refused)
    assert isinstance(create(services, Bridge(number=BRIDGE_NUMBER, digits="ww123#")), int)


def test_a_short_name_is_one_events(services: Services) -> None:
    assert isinstance(create(services), int)
    assert "taken" in str(create(services, title="Noch einer"))


def test_changing_nothing_changes_nothing(services: Services) -> None:
    event = make_event(
        services,
        bridge=Bridge(number=BRIDGE_NUMBER, digits="ww123#"),
        seats=2,
        pin_length=8,
        grace_minutes=7,
        office_hours="Mo-Fr 08:00-18:00",
        knows_lines=True,
        is_recorded=True,
        language="en",
    )
    before = columns(services, event)
    assert change(services, event) is None
    assert columns(services, event) == before
    assert board(services.database, event).seats == 2


def test_one_change_leaves_all_else_as_it_was(services: Services) -> None:
    event = make_event(services)
    before = columns(services, event)
    assert change(services, event, title="Digitaltag 2026", bridge={"number": BRIDGE_NUMBER}) is None
    changed = {name for name, value in columns(services, event).items() if value != before[name]}
    assert changed == {"title", "bridge_number"}


def test_a_refused_change_leaves_all_as_it_was(services: Services) -> None:
    event = make_event(services, seats=2)
    register_people(services, event, 2)
    before = columns(services, event)
    assert isinstance(change(services, event, title="Neu", seats=1), Refused)
    assert isinstance(change(services, event, title="Neu", ends="2026-06-19T17:00"), Refused)
    assert columns(services, event) == before
    assert board(services.database, event).seats == 2


def test_an_event_that_is_on_can_run_longer_but_not_end_in_the_past(services: Services) -> None:
    event = make_event(services)
    assert change(services, event, EVENING, ends="2026-06-19T21:00") is None
    assert isinstance(change(services, event, ENDS, ends="2026-06-19T19:00"), Refused)
    assert isinstance(change(services, event, EVENING, starts="2026-06-19T17:30"), Refused)


def test_an_event_that_has_ended_cannot_be_changed(services: Services) -> None:
    event = make_event(services)
    with acting(services) as act:
        end_event(act, event)
    assert "has ended" in str(change(services, event, EVENING, title="Neu"))


def test_a_change_is_not_eaten_by_being_made(services: Services) -> None:
    event = make_event(services)
    changes: dict[str, Any] = {"bridge": {"number": BRIDGE_NUMBER}}
    with acting(services, IN_JUNE) as act:
        change_event(act, event, changes)
    assert changes == {"bridge": {"number": BRIDGE_NUMBER}}


def test_pins_stay_valid_when_the_length_of_new_ones_changes(services: Services) -> None:
    event = make_event(services, seats=3)
    (first,) = register_people(services, event, 1)
    assert change(services, event, pin_length=8) is None
    assert len(first.pin) == 6


def test_a_room_has_no_more_seats_than_the_provider_lets_in_beside_the_bridge_leg(services: Services) -> None:
    direct = Bridge(mode="direct", number=BRIDGE_NUMBER)
    refused = [create(services, seats=250), create(services, Bridge(number=BRIDGE_NUMBER), seats=250)]
    room, many = create(services, seats=249), create(services, direct, slug="many", seats=250)
    assert isinstance(room, int)
    assert isinstance(many, int)
    refused += [change(services, room, seats=250), change(services, many, bridge={"mode": "room"})]
    assert all(
        isinstance(one, Refused) and "at most 249" in str(one) and "second event" in str(one) and one.field == "seats"
        for one in refused
    )
    assert change(services, many, bridge={"mode": "room"}, seats=249) is None


def test_a_room_that_had_more_seats_before_the_limit_still_loads_and_its_next_change_says_what_to_do(
    services: Services,
) -> None:
    event = create(services, Bridge(mode="direct", number=BRIDGE_NUMBER), seats=250)
    assert isinstance(event, int)
    with services.acting("test") as act:
        events.change_event(act, event, {"bridge_mode": "room"})
    assert board(services.database, event).seats == 250
    assert "Lower the seats" in str(change(services, event, title="Neu"))
