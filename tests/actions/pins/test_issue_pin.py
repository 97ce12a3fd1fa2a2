"""A new PIN is nobody else's, looks like nothing about its event, and was never printed on an old letter."""

from collections.abc import Iterable

import pytest

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.end_event import end_event
from dialin.actions.house import House
from dialin.rules.pins import NoPinLeft
from dialin.rules.registrations import Registration
from dialin.store.database import transaction
from tests.actions.pins.keyed import drawing
from tests.building import EVENING, IN_JUNE, make_event

FIRST, SECOND = 74829, 39470  # become 748290 and 394706


def take(house: House, event: int, name: str, *, drawn: Iterable[int]) -> str:
    """The PIN of somebody new, where the cryptographic source gives these numbers."""
    vault = drawing(house, drawn)
    with transaction(house.database) as connection:
        made = register(connection, event, Registration(name=name), vault=vault, actor="test", now=IN_JUNE)
    assert isinstance(made, Registered)
    return made.pin


def test_a_pin_of_an_event_that_is_over_is_not_given_to_somebody_else(house: House) -> None:
    before = make_event(house)
    assert take(house, before, "Erna", drawn=[FIRST]) == "748290"
    with transaction(house.database) as connection:
        end_event(connection, before, actor="test", now=IN_JUNE)
    after = make_event(house, slug="after")
    assert take(house, after, "Karl", drawn=[FIRST, SECOND]) == "394706"


def test_the_living_pins_of_other_events_keep_their_distance_too(house: House) -> None:
    take(house, make_event(house), "Erna", drawn=[FIRST])
    other = make_event(house, slug="other", number="+496990009000")
    assert take(house, other, "Karl", drawn=[FIRST, 14828, SECOND]) == "394706"


def test_a_source_that_gives_issued_pins_only_is_not_asked_for_ever(house: House) -> None:
    before = make_event(house)
    take(house, before, "Erna", drawn=[FIRST])
    with transaction(house.database) as connection:
        end_event(connection, before, actor="test", now=EVENING)
    with pytest.raises(NoPinLeft):
        take(house, make_event(house, slug="after"), "Karl", drawn=[FIRST] * 200)


def test_the_date_that_a_pin_must_not_look_like_is_the_one_on_the_wall_of_the_event(house: House) -> None:
    """Half past midnight on 14 October in Berlin is still the 13th in UTC."""
    event = make_event(
        house, starts="2026-10-14T00:30", ends="2026-10-14T02:00", registration_closes="2026-10-10T23:59"
    )
    assert take(house, event, "Erna", drawn=[26141, SECOND]) == "394706"


def test_a_pin_is_no_piece_of_the_number_that_is_dialled(house: House) -> None:
    event = make_event(house, number="+493023125640", office=None)
    assert take(house, event, "Erna", drawn=[31256, SECOND]) == "394706"
