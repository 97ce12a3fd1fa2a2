"""The database is gone for a while, is full, or is kept by somebody: callers stay, and what they keyed counts."""

import json
import subprocess
import sys
from pathlib import Path

from dialin.rehearsal import Leg
from dialin.store.calls import load_call
from tests.building import EVENING, OFFICE
from tests.conftest import TOKEN
from tests.databases import Databases
from tests.faults.cutting import way_to
from tests.slowness import LONG_ENOUGH
from tests.stories.hearing import heard
from tests.stories.test_random_callers import settings_of
from tests.stories.theatre import Theatre, theatre

DURING = EVENING.replace(minute=5)


def in_the_event(stage: Theatre, name: str, phone: str) -> Leg:
    leg = stage.call_and_key(stage.register(name, phone).pin, phone)
    leg.wait(20)
    assert leg.room
    return leg


def has_hung_up(stage: Theatre, leg: Leg) -> bool:
    with stage.services.looking() as act:
        call = load_call(act, leg.sid, lock=False)
    return call is not None and call.hung_up_at is not None


def test_postgresql_is_gone_for_a_minute_under_calls(databases: Databases) -> None:
    with (
        databases.fresh("postgres") as url,
        way_to(url) as way,
        theatre(settings_of(way.url), at=DURING, seats=4) as stage,
    ):
        stays, stars, leaves = (
            in_the_event(stage, f"Erna Beispiel {place}", f"+4930231250{10 + place}") for place in range(3)
        )
        person = stage.register("Karl Kunz", "+493023125013")
        keys = stage.call("+493023125013")
        keys.listen()
        way.close()
        stars.press("*")
        keys.press(person.pin)
        leaves.hang_up()
        both = (stars, keys)
        stage.company.run_until(lambda: all(one.bridged for one in both), 60)
        assert [one.bridged and one.bridged.to for one in both] == [OFFICE, OFFICE], stars.transcript()
        stage.company.elapse(20)
        assert stays.room
        way.open()
        stage.company.elapse(90)
        assert stays.room
        assert has_hung_up(stage, leaves)
        assert stage.seats.held >= 1
        assert [one.room is not None for one in both] == [True, True], keys.transcript()  # the office has hung up
        assert not heard(stage, keys, "pin.ask", length=6)[1:]
        stage.company.alerts.clear()


def test_a_pin_and_a_star_during_a_short_outage_count_when_it_is_over(databases: Databases) -> None:
    with (
        databases.fresh("postgres") as url,
        way_to(url) as way,
        theatre(settings_of(way.url), at=DURING) as stage,
    ):
        stars = in_the_event(stage, "Erna Müller", "+493023125010")
        person = stage.register("Karl Kunz", "+493023125011")
        keys = stage.call("+493023125011")
        keys.listen()
        way.close()
        stars.press("*")
        keys.press(person.pin)
        stage.company.elapse(1)
        way.open()
        stage.company.elapse(60)
        assert keys.room
        assert stars.room
        assert heard(stage, keys, "fault.general")
        assert not heard(stage, keys, "pin.ask", length=6)[1:]
        stage.company.alerts.clear()


def test_a_full_disk_costs_nobody_their_seat_or_their_pin(databases: Databases, tmp_path: Path) -> None:
    """In a process of its own, which may write no further bytes to any file for a while."""
    with databases.fresh("sqlite") as url:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.faults.full_disk", url, TOKEN],
            capture_output=True, text=True, timeout=LONG_ENOUGH, check=False,
        )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-3000:]
    told = json.loads(ran.stdout)
    assert told["ready before"] == [200, "ready\n"]
    assert told["ready meanwhile"][0] == 503
    assert "cannot be written" in told["ready meanwhile"][1]
    assert told["apologies"] == 2
    assert told["status of the hang-up"] == 503
    assert told["in the room afterwards"]
    assert told["seats"] == {"occupied": 1, "after reconciling": 0}
    assert told["ready afterwards"] == [200, "ready\n"]
