"""What became of a leg is written down, decides how and when the next is dialled, and is told to nobody too early."""

from datetime import timedelta
from typing import Any

import pytest

from dialin.actions.bridges import answer_leg, join_room, note_leg
from dialin.actions.bridges.end_leg import AT_THE_START, PAUSES
from dialin.actions.events.change_event import change_event
from dialin.conferences.promise import Seen
from dialin.jobs import keep_bridges
from dialin.jobs.platforms import ask_platforms
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.dial_strings import Bridge
from dialin.schedule import STANDS
from dialin.services import Services
from dialin.store.bridge_legs import BridgeLeg
from tests.building import BRIDGE_NUMBER, DOORS, EVENING, make_event
from tests.conferences.fake import FakeConferences
from tests.every import every
from tests.jobs.at_provider import leg_of
from tests.jobs.test_keep_bridges import end_leg_at, placed, write

AN_HOUR_IN = EVENING + timedelta(hours=1)
HANGS_UP, HOLDS = "bigbluebutton", "zoom"
ASKED = Bridge(
    number=BRIDGE_NUMBER, digits="1234#", platform=HANGS_UP, meeting="rat",
    api="https://bbb.example.org", secret="geheim123",
)  # fmt: skip


@pytest.fixture
def event_id(services: Services) -> int:
    made = make_event(services, bridge=Bridge(number=BRIDGE_NUMBER, digits="1234#", platform=HOLDS))
    services.clock.now = DOORS
    return made


def leg_goes_as_far_as(services: Services, event_id: int, *steps: str) -> list[float]:
    """It is dialled, and then: is answered, joins, stands. The pauses before its keys."""
    keep_bridges.do(services)
    pauses: list[float] = []
    for step in steps:
        leg = leg_of(services, event_id)
        services.clock.pass_time(seconds=3)
        match step:
            case "answered":
                services.provider.answer(leg.sid)
                found = write(services, answer_leg.answer_leg, leg.token, leg.sid)
                pauses = [keys.pause_seconds for keys in found.keys]
            case "joined":
                services.clock.pass_time(seconds=sum(pauses))
                assert write(services, join_room.join_room, leg.token, leg.sid) is not None
            case "stood":
                services.clock.pass_time(seconds=STANDS.total_seconds())
                keep_bridges.do(services)
    return pauses


def fall(services: Services, event_id: int, *, after: float = 0, status: str = "completed") -> BridgeLeg:
    services.clock.pass_time(seconds=after)
    end_leg_at(services, event_id, status)
    return leg_of(services, event_id)


IN, KEYED = ("answered", "joined", "stood"), ("answered", "joined")


@every(
    ("steps", "ending", "outcome"),
    [
        ((), {"status": "busy"}, Outcome.BUSY),
        ((), {"status": "no-answer"}, Outcome.NO_ANSWER),
        ((), {"status": "failed"}, Outcome.FAILED),
        (("answered",), {"after": 1}, Outcome.FAILED),
        (("answered",), {"after": 8}, Outcome.REFUSED),
        (KEYED, {"after": 5}, Outcome.REFUSED),
        (KEYED, {"after": 58}, Outcome.REFUSED),
        (IN, {"after": 5}, Outcome.LOST),
    ],
)
def test_each_end_is_written_down_as_what_it_was(
    services: Services, event_id: int, steps: tuple[str, ...], ending: dict[str, Any], outcome: Outcome
) -> None:
    write(services, change_event, event_id, {"bridge": {"digits": f"{services.clock.now:%H%M%S}#"}})  # a new way
    leg_goes_as_far_as(services, event_id, *steps)
    assert fall(services, event_id, **ending).outcome == outcome
    services.clock.pass_time(minutes=1)


def test_a_leg_that_has_stood_a_minute_has_joined(services: Services, event_id: int) -> None:
    leg_goes_as_far_as(services, event_id, *KEYED)
    services.clock.pass_time(seconds=STANDS.total_seconds() - 1)
    keep_bridges.do(services)
    assert leg_of(services, event_id).outcome is None
    services.clock.pass_time(seconds=1)
    keep_bridges.do(services)
    leg = leg_of(services, event_id)
    assert (leg.outcome, leg.proved_at, leg.is_sure) == (Outcome.JOINED, services.clock(), False)


def test_keys_that_are_not_taken_are_sent_once_more_with_longer_pauses_after_a_few_seconds(
    services: Services, event_id: int
) -> None:
    usual = leg_goes_as_far_as(services, event_id, *KEYED)
    fall(services, event_id, after=20)
    services.clock.pass_time(seconds=PAUSES[0])
    patient = leg_goes_as_far_as(services, event_id, *KEYED)
    assert patient[0] > 2 * usual[0]
    assert fall(services, event_id, after=20).refusals == 2
    services.clock.pass_time(seconds=PAUSES[1])
    assert leg_goes_as_far_as(services, event_id, "answered") == usual


def test_pauses_that_have_led_in_are_kept(services: Services, event_id: int) -> None:
    leg_goes_as_far_as(services, event_id, *KEYED)
    fall(services, event_id, after=20)
    services.clock.pass_time(seconds=PAUSES[0])
    patient = leg_goes_as_far_as(services, event_id, *IN)
    leg = fall(services, event_id)
    assert (leg.outcome, leg.refusals) == (Outcome.LOST, 0)
    assert leg_goes_as_far_as(services, event_id, "answered") == patient


def test_a_changed_code_begins_anew(services: Services, event_id: int) -> None:
    usual = leg_goes_as_far_as(services, event_id, *KEYED)
    fall(services, event_id, after=20)
    write(services, change_event, event_id, {"bridge": {"digits": "9876#"}})
    services.clock.pass_time(seconds=PAUSES[0])
    assert leg_goes_as_far_as(services, event_id, "answered") == usual
    leg = leg_of(services, event_id)
    assert (leg.refusals, leg.outcome) == (0, None)


def test_a_videoconference_that_hangs_up_until_its_host_is_there_is_not_believed_to_refuse_the_keys(
    services: Services, event_id: int
) -> None:
    write(services, change_event, event_id, {"bridge": {"platform": HANGS_UP}})
    for pause in PAUSES:
        leg_goes_as_far_as(services, event_id, *KEYED)
        leg = fall(services, event_id)
        assert (leg.outcome, leg.refusals, leg.is_patient) == (Outcome.NO_HOST, 0, False)
        services.clock.pass_time(seconds=pause)


@every(("is_running", "outcome"), [(False, Outcome.NO_HOST), (True, Outcome.REFUSED)])
def test_what_the_platform_says_goes_before_the_time_that_passed(
    services: Services, conferences: FakeConferences, is_running: bool, outcome: Outcome
) -> None:
    conferences.says = Seen(is_running=is_running)
    made = make_event(services, slug=f"asked-{is_running}".lower(), bridge=ASKED)
    services.clock.now = DOORS
    ask_platforms.do(services)
    leg_goes_as_far_as(services, made, *KEYED)
    leg = fall(services, made)
    assert (leg.outcome, leg.is_sure) == (outcome, True)


def test_a_platform_that_was_asked_long_ago_says_nothing(services: Services, conferences: FakeConferences) -> None:
    conferences.says = Seen(is_running=True)
    made = make_event(services, slug="asked-once", bridge=ASKED)
    services.clock.now = DOORS
    ask_platforms.do(services)
    services.clock.pass_time(seconds=90)
    leg_goes_as_far_as(services, made, *KEYED)
    assert (fall(services, made).outcome, leg_of(services, made).is_sure) == (Outcome.NO_HOST, False)


def test_a_leg_that_the_platform_names_has_joined_before_its_minute_is_over(
    services: Services, conferences: FakeConferences
) -> None:
    conferences.says = Seen(is_running=True, has_our_leg=True)
    made = make_event(services, slug="asked", bridge=ASKED)
    services.clock.now = DOORS
    leg_goes_as_far_as(services, made, *KEYED)
    ask_platforms.do(services)
    keep_bridges.do(services)
    assert leg_of(services, made).proved_at is None  # it may be the one before, which has just fallen
    services.clock.pass_time(seconds=15)
    ask_platforms.do(services)
    keep_bridges.do(services)
    leg = leg_of(services, made)
    assert (leg.outcome, leg.is_sure, leg.proved_at) == (Outcome.JOINED, True, services.clock())


def test_keys_that_have_led_in_before_are_right(services: Services, event_id: int) -> None:
    leg_goes_as_far_as(services, event_id, *IN)
    fall(services, event_id)
    leg_goes_as_far_as(services, event_id, *KEYED)
    assert fall(services, event_id, after=3).outcome == Outcome.NO_HOST


@every(
    ("now", "pause"),
    [(EVENING - timedelta(minutes=10), PAUSES[-1]), (EVENING, AT_THE_START), (AN_HOUR_IN, PAUSES[-1])],
)
def test_around_the_start_it_is_dialled_more_often(services: Services, now: Any, pause: int) -> None:
    made = make_event(services, slug=f"at-{now:%H%M}", bridge=Bridge(number=BRIDGE_NUMBER))
    services.clock.now = now - timedelta(minutes=5)
    for wait in (*PAUSES, 0):
        keep_bridges.do(services)
        services.clock.now = max(services.clock.now, now if not wait else services.clock.now)
        leg = fall(services, made, status="busy")
        services.clock.pass_time(seconds=wait)
    assert (leg.next_at - services.clock.now).total_seconds() == pause


def test_reports_of_the_past_do_not_end_the_present_attempt(services: Services, event_id: int) -> None:
    leg_goes_as_far_as(services, event_id, *KEYED)
    first = fall(services, event_id, after=20)
    services.clock.pass_time(seconds=PAUSES[0])
    leg_goes_as_far_as(services, event_id, *KEYED)
    write(services, note_leg.note_leg, first.token, first.sid, ending="completed")
    assert (leg_of(services, event_id).state, len(placed(services))) == ("up", 2)
