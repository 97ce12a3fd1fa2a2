"""The one line of an event meets each platform's dial-in: it is joined, or what became of it is reported right."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from dialin.config import Settings
from dialin.rehearsal.callees import Callee, Meeting, far_end, slower
from dialin.rehearsal.callees.far_ends import HABITS
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.dial_strings import Bridge
from dialin.store.bridge_legs import BridgeLegTable, find_leg
from dialin.store.events import change_event
from tests.building import BRIDGE_NUMBER, DOORS
from tests.stories.theatre import Theatre, theatre

# Of a code that is right, while the host is not there. Who only holds looks like one who has let the line in.
WITHOUT_HOST = {"holds": Outcome.JOINED, "hangs up": Outcome.NO_HOST, "knows no code": Outcome.REFUSED}
LONG = 240.0  # seconds, within which each line has been joined or has fallen


def dial_anew(stage: Theatre, platform: str, callee: Callee) -> None:
    """Whatever was known of the line before is forgotten."""
    stage.company.callees[BRIDGE_NUMBER] = Callee("busy", answers_after=0.0)
    for leg in stage.company.calls_to(BRIDGE_NUMBER):
        if not leg.is_over:
            leg.hang_up()
    stage.company.elapse(2)
    stage.company.callees[BRIDGE_NUMBER] = callee
    keys = "4711##815#" if HABITS[platform].asks_participant else "4711#815#"
    with stage.services.acting("test") as act:
        act.connection.execute(delete(BridgeLegTable))
        change_event(act, stage.event_id, {"bridge_platform": platform, "bridge_digits": keys})


def outcome_of(stage: Theatre) -> Outcome | None:
    with stage.services.looking() as act:
        leg = find_leg(act, stage.event_id)
    return None if leg is None or leg.outcome is None else Outcome(leg.outcome)


def meets(stage: Theatre, platform: str, meeting: Meeting) -> Outcome | None:
    """What becomes of the first line into it."""
    dial_anew(stage, platform, far_end(platform, meeting))
    end = stage.company.now + timedelta(seconds=LONG)
    while (outcome := outcome_of(stage)) is None and stage.company.now < end:
        stage.company.elapse(5)
    return outcome


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_each_platforms_dial_in_lets_the_line_in_and_what_fails_is_reported_right(settings: Settings) -> None:
    bridge = Bridge(number=BRIDGE_NUMBER, digits="4711#", platform="teams")
    with theatre(settings, at=DOORS, bridge=bridge) as stage:
        for platform in PLATFORMS:
            right = Meeting("4711", passcode="815")
            assert (meets(stage, platform, right), len(right.participants)) == (Outcome.JOINED, 1), platform
            for wrong in (Meeting("4712", passcode="815"), Meeting("4711", passcode="816")):
                assert (meets(stage, platform, wrong), wrong.participants) == (Outcome.REFUSED, []), platform
            absent = Meeting("4711", passcode="815", has_host=False)
            assert meets(stage, platform, absent) is WITHOUT_HOST[HABITS[platform].before_host], platform
            assert absent.participants == [], platform


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_slow_dial_in_gets_its_keys_with_longer_pauses(settings: Settings) -> None:
    bridge = Bridge(number=BRIDGE_NUMBER, digits="4711#", platform="teams")
    with theatre(settings, at=DOORS, bridge=bridge) as stage:
        slow = Meeting("4711", passcode="815")
        dial_anew(stage, "teams", slower(far_end("teams", slow), 7))
        stage.company.elapse(LONG)
        assert (outcome_of(stage), len(slow.participants)) == (Outcome.JOINED, 1)
