"""Stories of direct mode: each caller has a line of their own into the videoconference, with its keys and its end."""

from datetime import timedelta

from dialin.rehearsal import Leg
from dialin.rehearsal.callees import Meeting, far_end
from dialin.rules.dial_strings import Bridge
from tests.building import BRIDGE_NUMBER, EVENING
from tests.stories.hearing import must_hear
from tests.stories.speaking import hands
from tests.stories.telling import story
from tests.stories.theatre import Theatre

LATER = EVENING + timedelta(minutes=5)
NEAR_THE_END = EVENING + timedelta(hours=2) - timedelta(minutes=7)
ZOOM = Bridge(mode="direct", number=BRIDGE_NUMBER, digits="84012345678##4711#", platform="zoom")


def opened(stage: Theatre, code: str = "84012345678") -> Meeting:
    meeting = Meeting(code, passcode="4711")
    stage.company.callees[BRIDGE_NUMBER] = far_end("zoom", meeting, language=stage.event.language)
    return meeting


@story("I am put through to the videoconference itself, wait for the star's menu, raise my hand, and am in again.",
       at=LATER, bridge=ZOOM)  # fmt: skip
def raising_a_hand_on_my_own_line(stage: Theatre) -> Leg:
    meeting = opened(stage)
    leg = stage.call_and_key(stage.register("Erna Müller").pin)
    leg.wait(120)
    assert len(meeting.participants) == 1
    leg.press("*")
    leg.wait(16)
    must_hear(stage, leg, "direct.out")
    leg.press("9")
    leg.wait(60)
    assert len(hands(stage)) == 1
    assert len(meeting.participants) == 1
    return leg


@story(
    "The videoconference does not take the code; I hear so, and am in once the code is right.", at=LATER, bridge=ZOOM
)
def not_being_let_in_at_first(stage: Theatre) -> Leg:
    opened(stage, "84012345679")
    leg = stage.call_and_key(stage.register("Erna Müller").pin)
    leg.wait(230)
    must_hear(stage, leg, "direct.again")
    must_hear(stage, leg, "bridge.not_in")
    meeting = opened(stage)
    leg.wait(180)
    assert len(meeting.participants) == 1
    return leg


@story("Near its end the videoconference hangs up on everybody; I hear that it is over, and hang up.",
       at=NEAR_THE_END, bridge=ZOOM)  # fmt: skip
def hearing_that_the_videoconference_is_over(stage: Theatre) -> Leg:
    meeting = opened(stage)
    other = stage.call_and_key(stage.register("Karl Kunz", "+493023125011").pin, "+493023125011")
    leg = stage.call_and_key(stage.register("Erna Müller").pin)
    leg.wait(120)
    assert len(meeting.participants) == 2
    meeting.host_ends()
    leg.wait(35)
    for one in (leg, other):
        must_hear(stage, one, "direct.over")
        must_hear(stage, one, "bye.normal")
    return leg
