"""Direct mode: a star is told apart from a far end that hangs up, refuses or ends, and callers hear what is true."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from dialin.config import Settings
from dialin.rehearsal import Callee, Leg
from dialin.rehearsal.callees import Meeting, far_end, slower
from dialin.rehearsal.callees.far_ends import HABITS
from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.dial_strings import Bridge
from dialin.store.direct_legs import find_direct_leg
from dialin.store.events import change_event
from tests.actions.callers import call_of
from tests.building import BRIDGE_NUMBER, EVENING
from tests.stories.hearing import all_heard, heard, must_hear
from tests.stories.speaking import hands
from tests.stories.theatre import Theatre, theatre

LATER = EVENING + timedelta(minutes=5)
NEAR_THE_END = EVENING + timedelta(hours=2) - timedelta(minutes=8)
PHONES = tuple(f"+4930231250{number}" for number in range(10, 16))


def keys_of(platform: str) -> str:
    """Without waits: the meeting, the step for a participant's number where there is one, and the passcode."""
    return "4711##815#" if HABITS[platform].asks_participant else "4711#815#"


@contextmanager
def into(settings: Settings, platform: str, meeting: Meeting, **unusual: object) -> Iterator[Theatre]:
    bridge = Bridge(mode="direct", number=BRIDGE_NUMBER, digits=keys_of(platform), platform=platform)
    with theatre(settings, **{"at": LATER, "bridge": bridge, "seats": 6, **unusual}) as stage:  # type: ignore[arg-type]
        stage.company.callees[BRIDGE_NUMBER] = far_end(platform, meeting)
        yield stage


def a_meeting(**given: object) -> Meeting:
    return Meeting("4711", passcode="815", **given)  # type: ignore[arg-type]


def callers(stage: Theatre, count: int) -> list[Leg]:
    """Who are in, and have been for more than a minute."""
    pins = [(stage.register(f"Erna {phone[-2:]}", phone).pin, phone) for phone in PHONES[:count]]
    legs = [stage.call_and_key(pin, phone) for pin, phone in pins]
    stage.company.elapse(130)
    return legs


def far_legs(stage: Theatre) -> list[Leg]:
    return [leg for leg in stage.company.legs.values() if leg.to == BRIDGE_NUMBER]


def outcome_of(stage: Theatre, leg: Leg) -> str | None:
    with stage.services.looking() as act:
        found = find_direct_leg(act, call_of(stage.services.database, leg.sid).id)
    assert found is not None
    return found.outcome


def stage_of(stage: Theatre, leg: Leg) -> str:
    return call_of(stage.services.database, leg.sid).stage


def test_each_platforms_dial_in_lets_callers_in_and_the_star_brings_them_back(settings: Settings) -> None:
    with into(settings, "teams", a_meeting(), seats=len(PLATFORMS)) as stage:
        for number, platform in enumerate(PLATFORMS):
            meeting, phone = a_meeting(), f"+49302312{5100 + number}"
            stage.company.callees[BRIDGE_NUMBER] = far_end(platform, meeting)
            stage.act(change_event, stage.event_id, {"bridge_platform": platform, "bridge_digits": keys_of(platform)})
            leg = stage.call_and_key(stage.register(f"Erna {platform}", phone).pin, phone)
            leg.wait(100)
            assert len(meeting.participants) == 1, platform
            leg.press("*9")
            leg.wait(60)
            assert len(meeting.participants) == 1, platform
            assert heard(stage, leg, "direct.again") == [], platform
            leg.hang_up()
        assert len(far_legs(stage)) == 2 * len(PLATFORMS)
        assert stage.company.alerts == []


def test_the_stars_menu_begins_after_a_moment_with_what_is_true_of_either(settings: Settings) -> None:
    with into(settings, "teams", a_meeting()) as stage:
        first, second = callers(stage, 2)
        first.press("*")
        first.wait(12)
        must_hear(stage, first, "direct.out", within=2.5)
        assert stage_of(stage, first) == "StarMenu"
        first.wait(60)
        assert (first.bridged is not None, second.bridged is not None) == (True, True)


def test_a_far_end_that_is_lost_for_all_is_dialled_again_without_a_menu(settings: Settings) -> None:
    with into(settings, "teams", meeting := a_meeting()) as stage:
        legs = callers(stage, 3)
        meeting.host_ends()
        meeting.has_host = True
        stage.company.elapse(20)
        for leg in legs:
            must_hear(stage, leg, "bridge.down")
            assert "Sie können wählen" not in all_heard(leg)
        stage.company.elapse(60)
        assert len(meeting.participants) == 3
        assert {outcome_of(stage, leg) for leg in legs} == {None}  # of the lines that stand now


def test_near_its_end_a_far_end_that_ends_for_all_is_a_goodbye_and_leads_back_by_a_key(settings: Settings) -> None:
    with into(settings, "teams", meeting := a_meeting(), at=NEAR_THE_END) as stage:
        first, second = callers(stage, 2)
        meeting.host_ends()
        meeting.has_host = True
        stage.company.elapse(20)
        must_hear(stage, first, "direct.over")
        first.press("1")
        stage.company.elapse(60)
        assert len(meeting.participants) == 1
        assert first.bridged is not None
        assert second.is_over
        must_hear(stage, second, "bye.normal")


def test_a_single_caller_near_the_end_is_dialled_once_more_before_the_goodbye(settings: Settings) -> None:
    with into(settings, "jitsi", meeting := a_meeting(), at=NEAR_THE_END) as stage:
        (leg,) = callers(stage, 1)
        meeting.host_ends()
        stage.company.elapse(20)
        must_hear(stage, leg, "direct.out")
        stage.company.elapse(100)
        assert len(far_legs(stage)) == 2
        must_hear(stage, leg, "direct.over")


def test_a_refused_code_is_tried_once_with_longer_pauses_and_then_at_growing_ones(settings: Settings) -> None:
    with into(settings, "teams", Meeting("4712", passcode="815")) as stage:
        (leg,) = callers(stage, 1)
        stage.company.elapse(300)
        first, second, third, *_ = far_legs(stage)
        assert _first_key_after(second) > 2 * _first_key_after(first)
        must_hear(stage, leg, "direct.again")
        must_hear(stage, leg, "bridge.not_in")
        assert "Sie können wählen" not in all_heard(leg)
        assert heard(stage, leg, "bridge.down") == []
        assert not leg.is_over
        assert stage.seats.occupied == 1
        assert second.ended_at is not None
        assert third.created_at > second.ended_at + timedelta(seconds=10)


def _first_key_after(far: Leg) -> timedelta:
    assert far.answered_at is not None
    return far.tones[0].at - far.answered_at


def test_a_slow_dial_in_is_in_with_longer_pauses_and_the_next_caller_at_once(settings: Settings) -> None:
    with into(settings, "teams", meeting := a_meeting()) as stage:
        stage.company.callees[BRIDGE_NUMBER] = slower(far_end("teams", meeting), 7)
        first = stage.call_and_key(stage.register("Erna Müller", PHONES[0]).pin, PHONES[0])
        stage.company.elapse(240)
        assert len(meeting.participants) == 1
        tries = len(far_legs(stage))
        must_hear(stage, first, "direct.again")
        second = stage.call_and_key(stage.register("Karl Kunz", PHONES[1]).pin, PHONES[1])
        stage.company.elapse(60)
        assert (len(meeting.participants), len(far_legs(stage))) == (2, tries + 1)
        assert heard(stage, second, "direct.again") == []


def test_a_key_while_it_is_connecting_again_counts_as_in_the_menu(settings: Settings) -> None:
    """The first caller of an evening who presses the star is not told apart from one whose code is not taken."""
    with into(settings, "teams", a_meeting()) as stage:
        leg = stage.call_and_key(stage.register("Erna Müller", PHONES[0]).pin, PHONES[0])
        stage.company.run_until(lambda: leg.bridged is not None, 60)
        leg.wait(5)
        leg.press("*")
        leg.wait(2)
        assert "Ich verbinde Sie noch einmal" not in all_heard(leg)
        leg.wait(2)
        leg.press("9")
        leg.wait(3)
        assert len(hands(stage)) == 1
        leg.wait(60)
        assert leg.bridged is not None


@pytest.mark.parametrize("given", [{"DialBridged": ""}, {"DialBridged": "", "DialCallDuration": ""}])
def test_what_the_provider_leaves_out_changes_nothing(settings: Settings, given: dict[str, str]) -> None:
    with into(settings, "teams", meeting := a_meeting()) as stage:
        stage.company.faults.extra_parameters |= given
        first, second = callers(stage, 2)
        first.press("*")
        first.wait(8)
        assert stage_of(stage, first) == "StarMenu"
        stage.company.elapse(60)
        meeting.host_ends()
        meeting.has_host = True
        stage.company.elapse(20)
        for leg in (first, second):
            must_hear(stage, leg, "bridge.down")


def test_the_end_of_a_line_that_is_not_had_is_noted(settings: Settings) -> None:
    with into(settings, "teams", a_meeting()) as stage:
        for phone, outcome, noted in zip(
            PHONES, ("busy", "no-answer", "failed"), ("busy", "no_answer", "failed"), strict=False
        ):
            before = len(far_legs(stage))
            stage.company.callees[BRIDGE_NUMBER] = Callee(outcome)  # type: ignore[arg-type]
            leg = stage.call_and_key(stage.register(f"Erna {noted}", phone).pin, phone)
            stage.company.run_until(lambda: any(far.is_over for far in far_legs(stage)[before:]), 60)  # noqa: B023
            stage.company.elapse(14)
            assert outcome_of(stage, leg) == noted
            must_hear(stage, leg, "bridge.unreached")
            leg.hang_up()
