"""What a fall says, and what it does not say."""

from dataclasses import replace
from typing import Any

from dialin.rules.bridging.judging import Fall, judge
from dialin.rules.bridging.outcomes import Outcome
from dialin.rules.bridging.profiles import profile_of
from tests.every import every

# Hung up 4 seconds after the last keys; nothing else is known.
QUICK = Fall(
    ending="completed",
    stood=False,
    answered_for=20.0,
    first_keys_after=6.0,
    after_keys=4.0,
    was_in_before=False,
    is_running=None,
)
SLOW: dict[str, Any] = {"after_keys": 35.0, "answered_for": 50.0}
UNANSWERED: dict[str, Any] = {"answered_for": None, "after_keys": None}
WHILE_KEYING: dict[str, Any] = {"answered_for": 9.0, "after_keys": None}
BEFORE_KEYS: dict[str, Any] = {"answered_for": 3.0, "after_keys": None}
WITHOUT_KEYS: dict[str, Any] = {"first_keys_after": None}


@every(
    ("known", "platform", "outcome"),
    [
        ({"stood": True}, "zoom", Outcome.LOST),
        ({"stood": True, "is_running": False}, "bigbluebutton", Outcome.LOST),
        # What the provider says where nobody has answered.
        (UNANSWERED | {"ending": "busy"}, "zoom", Outcome.BUSY),
        (UNANSWERED | {"ending": "no-answer"}, "zoom", Outcome.NO_ANSWER),
        (UNANSWERED | {"ending": "failed"}, "zoom", Outcome.FAILED),
        (UNANSWERED | {"ending": "rejected"}, "zoom", Outcome.FAILED),
        (UNANSWERED | {"ending": "canceled"}, None, Outcome.FAILED),
        (UNANSWERED | {"ending": "The number does not exist."}, None, Outcome.FAILED),
        # One that holds callers until its host is there has hung up for the keys, soon or late.
        ({}, "zoom", Outcome.REFUSED),
        (SLOW, "teams", Outcome.REFUSED),
        (WHILE_KEYING, "webex", Outcome.REFUSED),
        # One that asks again for keys it does not take, and did not, is closed.
        ({}, "bigbluebutton", Outcome.NO_HOST),
        ({}, "jitsi", Outcome.NO_HOST),
        (WHILE_KEYING, "jitsi-admin", Outcome.NO_HOST),
        (SLOW, "bigbluebutton", Outcome.REFUSED),
        (SLOW, "meet", Outcome.REFUSED),
        # Of one that is not known, nothing is believed.
        ({}, None, Outcome.REFUSED),
        (SLOW, None, Outcome.REFUSED),
        (WHILE_KEYING, None, Outcome.REFUSED),
        # Keys that have led in before are right.
        ({"was_in_before": True}, None, Outcome.NO_HOST),
        ({"was_in_before": True}, "zoom", Outcome.NO_HOST),
        (SLOW | {"was_in_before": True}, "zoom", Outcome.REFUSED),
        # The platform's own word goes before all of it.
        ({"is_running": False}, "zoom", Outcome.NO_HOST),
        (SLOW | {"is_running": False}, None, Outcome.NO_HOST),
        ({"is_running": True}, "bigbluebutton", Outcome.REFUSED),
        (UNANSWERED | {"ending": "busy", "is_running": True}, "bigbluebutton", Outcome.BUSY),
        # Nothing was keyed.
        (BEFORE_KEYS, "zoom", Outcome.FAILED),
        (BEFORE_KEYS, None, Outcome.FAILED),
        (BEFORE_KEYS | {"is_running": True}, "bigbluebutton", Outcome.FAILED),
        (WITHOUT_KEYS, None, Outcome.NO_HOST),
        (WITHOUT_KEYS | SLOW, "zoom", Outcome.NO_HOST),
    ],
)
def test_what_became_of_a_leg(known: dict[str, Any], platform: str | None, outcome: Outcome) -> None:
    assert judge(replace(QUICK, **known), profile_of(platform)).outcome is outcome


@every(
    ("known", "is_sure"),
    [({}, False), (WITHOUT_KEYS, False), ({"is_running": False}, True), ({"is_running": True}, True)],
)
def test_only_the_platform_makes_sure_of_why_it_hung_up(known: dict[str, Any], is_sure: bool) -> None:
    assert judge(replace(QUICK, **known), profile_of("bigbluebutton")).is_sure is is_sure


def test_of_one_that_was_open_before_nobody_is_told_that_it_was_never_opened() -> None:
    verdict = judge(replace(QUICK, is_running=False, was_in_before=True), profile_of("bigbluebutton"))
    assert (verdict.outcome, verdict.is_sure) == (Outcome.NO_HOST, False)
