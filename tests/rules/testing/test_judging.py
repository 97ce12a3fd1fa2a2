"""What a test call proves is what was seen of it, and no more."""

from dataclasses import replace

from dialin.rules.bridging.judging import Fall
from dialin.rules.bridging.judging import judge as judge_fall
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.bridging.profiles import profile_of
from dialin.rules.testing.judging import Course, judge, stands_for
from dialin.rules.testing.words import Conference, Kind, Result
from tests.every import every

KEYED = Course(answered_for=20, first_keys_after=6, after_keys=4)
STOOD = replace(KEYED, answered_for=40, after_keys=20, has_stood=True)


@every(
    ("course", "result"),
    [
        (Course("busy"), Result.BUSY),
        (Course("no-answer"), Result.NO_ANSWER),
        (Course("canceled"), Result.NO_ANSWER),
        (Course("failed"), Result.FAILED),
        (Course("completed"), Result.UNHEARD),
        (Course(answered_for=2, first_keys_after=6), Result.DROPPED),
        (Course(answered_for=2, first_keys_after=6, conference=Conference.RUNNING), Result.DROPPED),
        (STOOD, Result.PASSED),
        (KEYED, Result.REFUSED),
        (replace(STOOD, conference=Conference.WAITING), Result.NOT_OPEN),
        (replace(KEYED, conference=Conference.WAITING), Result.NOT_OPEN),
        (replace(KEYED, was_in_before=True), Result.NOT_OPEN),
        (Course(answered_for=5), Result.NOT_OPEN),
    ],
)
def test_a_way_into_a_videoconference_is_judged_by_how_far_the_call_came(course: Course, result: Result) -> None:
    assert judge(Kind.BRIDGE, course, profile_of("zoom")) is result


@every("platform", [*PLATFORMS, None])
def test_a_fall_is_judged_as_that_of_the_line_of_the_evening(platform: str | None) -> None:
    profile = profile_of(platform)
    fall = Fall("completed", False, 20, 6, 4, False, None)
    expected = {Outcome.REFUSED: Result.REFUSED, Outcome.NO_HOST: Result.NOT_OPEN}[judge_fall(fall, profile).outcome]
    assert judge(Kind.BRIDGE, KEYED, profile) is expected


def test_a_platform_that_runs_has_turned_the_keys_away() -> None:
    running = replace(KEYED, conference=Conference.RUNNING)
    assert judge(Kind.BRIDGE, running, profile_of("bigbluebutton")) is Result.REFUSED


@every("platform", [*PLATFORMS, None])
def test_a_line_has_to_stand_for_longer_than_its_dial_in_takes_to_turn_a_code_away(platform: str | None) -> None:
    profile = profile_of(platform)
    assert stands_for(profile) >= 20
    assert stands_for(profile) > profile.asks_until


@every(
    ("course", "result"),
    [
        (Course(answered_for=9, is_heard=True), Result.PASSED),
        (Course(is_heard=True), Result.PASSED),
        (Course(answered_for=60, first_keys_after=6, after_keys=15, has_stood=True), Result.NOT_REACHED),
        (Course(answered_for=9, has_arrived=True), Result.NOT_TAKEN),
        (Course("busy"), Result.BUSY),
        (Course("completed", has_arrived=True), Result.UNHEARD),
    ],
)
def test_the_way_in_is_proved_by_the_pin_that_has_come_in_and_by_nothing_else(course: Course, result: Result) -> None:
    assert judge(Kind.DIAL_IN, course, profile_of(None)) is result
