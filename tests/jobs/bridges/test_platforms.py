"""The one line of an event meets each platform's dial-in: it is joined, or what became of it is reported right."""

import pytest

from dialin.config import Settings
from dialin.rehearsal.callees import Meeting, far_end, slower
from dialin.rehearsal.callees.far_ends import HABITS
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.dial_strings import Bridge
from dialin.store.bridge_legs import find_leg
from dialin.store.events import change_event
from tests.building import BRIDGE_NUMBER, DOORS
from tests.stories.theatre import Theatre, theatre

TURNED_AWAY = (Outcome.NO_HOST, Outcome.REFUSED)


def meets(stage: Theatre, platform: str, meeting: Meeting, *, slow: float = 0, within: float = 115) -> Outcome | None:
    """What became of the line so far; None while it stands and nothing is known yet."""
    keys = "4711##815#" if HABITS[platform].asks_participant else "4711#815#"
    dial_in = far_end(platform, meeting)
    stage.company.callees[BRIDGE_NUMBER] = slower(dial_in, slow) if slow else dial_in
    with stage.services.acting("test") as act:
        change_event(act, stage.event_id, {"bridge_platform": platform, "bridge_digits": keys})
    for leg in stage.company.calls_to(BRIDGE_NUMBER):
        if not leg.is_over:
            leg.hang_up()
    stage.company.elapse(within)
    with stage.services.looking() as act:
        leg_row = find_leg(act, stage.event_id)
    assert leg_row is not None
    return None if leg_row.outcome is None else Outcome(leg_row.outcome)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_each_platforms_dial_in_lets_the_line_in_and_what_fails_is_reported_right(
    settings: Settings,
) -> None:
    bridge = Bridge(number=BRIDGE_NUMBER, digits="4711#", platform="teams")
    with theatre(settings, at=DOORS, bridge=bridge) as stage:
        for platform in PLATFORMS:
            meeting = Meeting("4711", passcode="815")
            meets(stage, platform, meeting)
            assert len(meeting.participants) == 1, platform
        wrong = Meeting("4712", passcode="815")
        assert meets(stage, "teams", wrong, within=150) is Outcome.REFUSED
        absent = Meeting("4711", passcode="815", has_host=False)
        assert meets(stage, "bigbluebutton", absent, within=60) in TURNED_AWAY
        slow = Meeting("4711", passcode="815")
        meets(stage, "teams", slow, slow=7, within=240)
        assert len(slow.participants) == 1
