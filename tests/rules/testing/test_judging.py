"""What a test call proves is what was seen of it, and no more."""

from dialin.rules.bridging.platforms import PLATFORMS
from dialin.rules.bridging.profiles import WithoutHost, profile_of
from dialin.rules.testing.judging import WAITING, Course, judge, stands_for
from dialin.rules.testing.words import Kind, Result
from tests.every import every

ANSWERED = Course(is_answered=True)
KEYED = Course(is_answered=True, is_keyed=True, after_keys=4)
STOOD = Course(is_answered=True, is_keyed=True, has_stood=True, after_keys=20)


@every(
    ("course", "result"),
    [
        (Course(is_answered=False, status="busy"), Result.BUSY),
        (Course(is_answered=False, status="no-answer"), Result.NO_ANSWER),
        (Course(is_answered=False, status="canceled"), Result.NO_ANSWER),
        (Course(is_answered=False, status="failed"), Result.FAILED),
        (Course(is_answered=False, status="completed"), Result.UNHEARD),
        (ANSWERED, Result.DROPPED),
        (STOOD, Result.PASSED),
        (Course(is_answered=True, is_keyed=True, has_stood=True, conference=WAITING), Result.NOT_OPEN),
        (Course(is_answered=True, is_keyed=True, after_keys=2, conference=WAITING), Result.NOT_OPEN),
    ],
)
def test_a_way_into_a_videoconference_is_judged_by_how_far_the_call_came(course: Course, result: Result) -> None:
    assert judge(Kind.BRIDGE, course, profile_of("zoom")) is result


@every("platform", [*PLATFORMS, None])
def test_only_a_dial_in_that_is_known_to_hang_up_without_its_host_is_believed_to_wait_for_it(
    platform: str | None,
) -> None:
    profile = profile_of(platform)
    hangs_up = profile.without_host is WithoutHost.HANGS_UP
    assert judge(Kind.BRIDGE, KEYED, profile) is (Result.NOT_OPEN if hangs_up else Result.REFUSED)


def test_a_code_that_was_asked_for_again_was_not_taken() -> None:
    profile = profile_of("bigbluebutton")
    late = Course(is_answered=True, is_keyed=True, after_keys=profile.asks_until + 1)
    assert judge(Kind.BRIDGE, late, profile) is Result.REFUSED


@every("platform", [*PLATFORMS, None])
def test_a_line_has_to_stand_for_longer_than_its_dial_in_takes_to_turn_a_code_away(platform: str | None) -> None:
    profile = profile_of(platform)
    assert stands_for(profile) >= 20
    assert stands_for(profile) > profile.asks_until


@every(
    ("course", "result"),
    [
        (Course(is_answered=True, is_heard=True), Result.PASSED),
        (Course(is_answered=False, is_heard=True), Result.PASSED),
        (Course(is_answered=True, is_keyed=True, has_stood=True), Result.NOT_REACHED),
        (Course(is_answered=True, has_arrived=True), Result.NOT_TAKEN),
        (Course(is_answered=False, status="busy"), Result.BUSY),
        (Course(is_answered=False, status="completed", has_arrived=True), Result.UNHEARD),
    ],
)
def test_the_way_in_is_proved_by_the_pin_that_has_come_in_and_by_nothing_else(course: Course, result: Result) -> None:
    assert judge(Kind.DIAL_IN, course, profile_of(None)) is result
