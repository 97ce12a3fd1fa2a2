"""Small ways to what these tests need: people who are reached in different ways, and campaigns."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from dialin.actions.outgoing.campaigns.means import Means
from dialin.actions.outgoing.campaigns.plan_campaign import Plan, plan_campaign
from dialin.actions.outgoing.campaigns.show_campaign import Progress, show_campaign
from dialin.actions.outgoing.campaigns.start_campaign import start_campaign
from dialin.jobs.outgoing import fill_campaigns
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.rules.refusals import Refused
from dialin.services import Services
from dialin.store.attendees import change_attendee
from dialin.store.events import Event, load_event
from dialin.store.outgoing import Wanted, finish_outgoing, list_outgoing, lock_outgoing
from dialin.store.work import Work
from tests.building import EVENING, make_event, register_people

MEANS = Means(per_second=2)
MOBILE = "+4915123400001"
ADDRESS = {"street": "Hauptstraße 5", "postcode": "67655", "town": "Kaiserslautern"}
SOON = EVENING - timedelta(minutes=10)


def make_town(services: Services, *people: dict[str, Any], seats: int = 10, **event: Any) -> tuple[int, list[int]]:
    """An event, and its people by what is unusual about each; all have a telephone at home and wish to be called."""
    event_id = make_event(services, seats=seats, **event)
    registered = register_people(services, event_id, len(people))
    with services.acting("test") as act:
        for one, unusual in zip(registered, people, strict=True):
            change_attendee(act, one.attendee_id, {"delivery": "call", **unusual})
    return event_id, [one.attendee_id for one in registered]


def event_of(services: Services, event_id: int) -> Event:
    with services.looking() as act:
        return load_event(act, event_id)


def plan(services: Services, event_id: int, kind: Purpose, means: Means = MEANS) -> Plan:
    with services.looking() as act:
        return plan_campaign(act, load_event(act, event_id), kind, means)


def start(services: Services, event_id: int, kind: Purpose, means: Means = MEANS) -> Plan:
    with services.acting("anna") as act:
        started = start_campaign(act, event_id, kind, means)
    assert isinstance(started, Plan), str(started)
    return started


def refused(services: Services, event_id: int, kind: Purpose, means: Means = MEANS) -> str:
    """Why it is not started; everything is taken back, as every door does it."""
    with suppress(InterruptedError), services.acting("anna") as act:
        answer = start_campaign(act, event_id, kind, means)
        raise InterruptedError
    assert isinstance(answer, Refused)
    return str(answer)


def progress(services: Services, event_id: int, kind: Purpose) -> Progress:
    with services.looking() as act:
        return show_campaign(act, load_event(act, event_id), kind, MEANS)


def change(services: Services, attendee_id: int, **values: Any) -> None:
    with services.acting("test") as act:
        change_attendee(act, attendee_id, values)


def fill(services: Services) -> None:
    fill_campaigns.do(services)


def rows(services: Services, attendee_id: int | None = None) -> list[Work]:
    with services.looking() as act:
        return list_outgoing(act, Wanted(attendee_id=attendee_id))


def open_rows(services: Services) -> list[Work]:
    return [row for row in rows(services) if row.done_at is None]


def finish(services: Services, row: Work, outcome: Outcome) -> None:
    with services.acting("test") as act:
        found = lock_outgoing(act, row.id)
        assert found is not None
        finish_outgoing(act, found, outcome)
