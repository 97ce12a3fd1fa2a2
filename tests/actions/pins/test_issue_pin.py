"""A new PIN is nobody else's, looks like nothing about its event, and was never printed on an old letter."""

from collections.abc import Iterable

import pytest

from dialin.actions.attendees.register import Registered, register
from dialin.actions.events.end_event import end_event
from dialin.rules.pins.issuing import NoPinLeft
from dialin.rules.registrations import Registration
from dialin.services import Services
from tests.acting import acting
from tests.actions.pins.keyed import drawing
from tests.building import IN_JUNE, make_event

FIRST, SECOND = 74829, 39470  # become 748290 and 394706


def take(services: Services, event: int, name: str, *, drawn: Iterable[int]) -> str:
    """The PIN of somebody new, where the cryptographic source gives these numbers."""
    keys = drawing(services, drawn)
    with acting(services, IN_JUNE, keys=keys) as act:
        made = register(act, event, Registration(name=name))
    assert isinstance(made, Registered)
    return made.pin


def test_a_pin_of_an_event_that_is_over_is_not_given_to_somebody_else(services: Services) -> None:
    before = make_event(services)
    assert take(services, before, "Erna", drawn=[FIRST]) == "748290"
    with acting(services, IN_JUNE) as act:
        end_event(act, before)
    after = make_event(services, slug="after")
    assert take(services, after, "Karl", drawn=[FIRST, SECOND]) == "394706"


def test_the_living_pins_of_other_events_keep_their_distance_too(services: Services) -> None:
    take(services, make_event(services), "Erna", drawn=[FIRST])
    other = make_event(services, slug="other", number="+496990009000")
    assert take(services, other, "Karl", drawn=[FIRST, 14828, SECOND]) == "394706"


def test_a_source_that_gives_issued_pins_only_is_not_asked_for_ever(services: Services) -> None:
    before = make_event(services)
    take(services, before, "Erna", drawn=[FIRST])
    with acting(services) as act:
        end_event(act, before)
    with pytest.raises(NoPinLeft):
        take(services, make_event(services, slug="after"), "Karl", drawn=[FIRST] * 200)


def test_the_date_that_a_pin_must_not_look_like_is_the_one_on_the_wall_of_the_event(services: Services) -> None:
    """Half past midnight on 14 October in Berlin is still the 13th in UTC."""
    event = make_event(
        services, starts="2026-10-14T00:30", ends="2026-10-14T02:00", registration_closes="2026-10-10T23:59"
    )
    assert take(services, event, "Erna", drawn=[26141, SECOND]) == "394706"


def test_a_pin_is_no_piece_of_the_number_that_is_dialled(services: Services) -> None:
    event = make_event(services, number="+493023125640", office=None)
    assert take(services, event, "Erna", drawn=[31256, SECOND]) == "394706"
