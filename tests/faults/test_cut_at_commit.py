"""PostgreSQL is lost at a commit, and nobody knows whether it was done: nothing happens twice, nobody is lost."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from dialin.jobs import keep_bridges, reconcile
from dialin.rules.dial_strings import Bridge
from dialin.services import Services
from dialin.store.attendees import AttendeeTable
from dialin.store.calls import CallTable
from dialin.store.database import open_database
from tests.actions.callers import call_of, sitting
from tests.building import BRIDGE_NUMBER, EVENING, NUMBER, make_event, register_people
from tests.faults.cutting import Cut, Way, way_to
from tests.jobs.at_provider import leg_of
from tests.voice.lent_apps import lent_app
from tests.voice.signing import post

pytestmark = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
CUTS = pytest.mark.parametrize("cut", Cut)
SID = "CA" + "1" * 32
CALL = {"CallSid": SID, "From": "+493023125010", "To": NUMBER, "CallStatus": "in-progress"}


@pytest.fixture
def way(services: Services) -> Iterator[Way]:
    with way_to(services.settings.database_url) as made:
        yield made


@pytest.fixture
def far(services: Services, way: Way) -> Iterator[Services]:
    """The same house, which reaches its database by that way."""
    with closing(open_database(way.url)) as database:
        yield replace(services, database=database)


@pytest.fixture
def far_app(far: Services) -> Iterator[Flask]:
    with lent_app(far.settings, far) as app:
        yield app


def count(services: Services, table: type[AttendeeTable] | type[CallTable]) -> int:
    with services.looking() as act:
        return int(act.connection.execute(select(func.count()).select_from(table)).scalar_one())


@CUTS
def test_a_call_begins_once_and_its_pin_gets_one_seat(services: Services, far_app: Flask, way: Way, cut: Cut) -> None:
    services.clock.now = EVENING
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    way.cuts = [cut]
    assert "<Gather" in post(far_app, "/voice/incoming", **CALL).text
    assert (way.cut, count(services, CallTable)) == ([cut], 1)
    way.cuts = [cut]
    assert "<Conference" in post(far_app, "/voice/turn/1", **CALL, Digits=person.pin).text
    assert (way.cut, call_of(services.database, SID).turn) == ([cut, cut], 2)
    assert sitting(services.database, event_id) == [SID]


@CUTS
def test_where_it_is_lost_twice_in_a_row_the_apology_leads_on_to_what_was_done(
    services: Services, far_app: Flask, way: Way, cut: Cut
) -> None:
    services.clock.now = EVENING
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    post(far_app, "/voice/incoming", **CALL)
    way.cuts = [Cut.BEFORE, cut]
    document = post(far_app, "/voice/turn/1", **CALL, Digits=person.pin).text
    path = document.partition("<Redirect>https://dialin.example")[2].partition("</Redirect>")[0].replace("&amp;", "&")
    assert "<Conference" in post(far_app, path, **CALL).text
    assert (call_of(services.database, SID).turn, sitting(services.database, event_id)) == (2, [SID])


@CUTS
def test_a_hang_up_whose_commit_was_lost_is_taken_down_once_more(
    services: Services, far_app: Flask, way: Way, cut: Cut
) -> None:
    sit_down(services, far_app)
    way.cuts = [cut]
    assert post(far_app, "/voice/status", **CALL | {"CallStatus": "completed"}).status_code == 204
    assert call_of(services.database, SID).is_over_for_good


@CUTS
def test_a_hang_up_whose_commit_was_lost_twice_leaves_no_seat_taken(
    services: Services, far: Services, far_app: Flask, way: Way, cut: Cut
) -> None:
    """The provider never says it again; the next reconciling does."""
    event_id = sit_down(services, far_app)
    services.provider.end(SID)
    way.cuts = [Cut.BEFORE, cut]
    assert post(far_app, "/voice/status", **CALL | {"CallStatus": "completed"}).status_code == 503
    reconcile.do(far)
    assert sitting(services.database, event_id) == []
    assert call_of(services.database, SID).hung_up_at == EVENING


def sit_down(services: Services, app: Flask) -> int:
    """The event in whose only seat the call sits."""
    services.clock.now = EVENING
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    services.provider.ring_in(SID)
    post(app, "/voice/incoming", **CALL)
    post(app, "/voice/turn/1", **CALL, Digits=person.pin)
    return event_id


@CUTS
def test_a_bridge_leg_is_called_once(services: Services, far: Services, way: Way, cut: Cut) -> None:
    services.clock.now = EVENING
    event_id = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER))
    way.cuts = [cut]
    for _ in range(4):
        try:
            keep_bridges.do(far)
        except OperationalError:
            assert way.cut == [cut]
        services.clock.pass_time(seconds=40)
    assert len(services.provider.live) == 1
    assert leg_of(services, event_id).sid == services.provider.live[0].sid
