"""What an event's row says about this moment: is somebody at the office, and what are callers told?"""

from datetime import UTC, datetime, timedelta

import pytest

from dialin.schedule import facts_of, office_is_open
from dialin.services import Services
from dialin.store.events import Event, load_event
from tests.building import DOORS, ENDS, make_event


def row(services: Services, **changes: str) -> Event:
    event_id = make_event(services, **changes)
    with services.looking() as act:
        return load_event(act, event_id)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (datetime(2026, 6, 15, 5, 59, tzinfo=UTC), False),  # 7:59 in Berlin
        (datetime(2026, 6, 15, 6, 0, tzinfo=UTC), True),
        (datetime(2026, 6, 15, 16, 0, tzinfo=UTC), False),
        (DOORS - timedelta(seconds=1), True),
        (ENDS - timedelta(seconds=1), True),  # a Friday evening, after hours: the event is on
        (ENDS, False),
    ],
)
def test_the_office_is_open_in_its_hours_and_from_the_doors_to_the_end(
    services: Services, now: datetime, expected: bool
) -> None:
    assert office_is_open(row(services, office_hours="Mo-Fr 08:00-18:00"), now) is expected


def test_an_office_without_hours_is_always_tried(services: Services) -> None:
    assert office_is_open(row(services), datetime(2026, 6, 14, 2, tzinfo=UTC))


def test_an_events_words_are_in_its_language(services: Services) -> None:
    assert facts_of(row(services, language="en"), DOORS).language == "en"
