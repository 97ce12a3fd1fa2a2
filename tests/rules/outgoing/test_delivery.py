"""Whether somebody has their PIN, and why not yet: by what really happened to it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from dialin.rules.outgoing.delivery import Delivery, Sending, State, Wish, delivery_of
from dialin.rules.outgoing.words import Lane, Outcome, Way
from tests.every import every

NOW = datetime(2026, 6, 1, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=2, minutes=20)
ZONE = ZoneInfo("Europe/Berlin")
WISH = Wish(Way.CALL, has_phone=True, has_email=True, has_address=True, wants_a_person=False, is_cancelled=False)
ROW = Sending(Lane.CALLS, NOW, None, None, None, None, None)


def row(lane: Lane, outcome: Outcome | None = None, **values: object) -> Sending:
    return replace(ROW, lane=lane, outcome=outcome, **values)


def done(lane: Lane, outcome: Outcome, by: str | None = None, failure: str | None = None) -> Sending:
    return row(lane, outcome, done_at=NOW, done_by=by, failure=failure)


def told(delivery: Delivery) -> tuple[str, str, bool, str | None]:
    return delivery.way.value, delivery.state.value, delivery.at is not None, delivery.text(ZONE)


@every(
    ("way", "changes", "says"),
    [
        (Way.LETTER, {}, "The letter is not printed yet."),
        (Way.LETTER, {"has_address": False}, "No address is on file. Add it, or choose another way."),
        (Way.CALL, {}, "The calls have not been started."),
        (Way.CALL, {"has_phone": False}, "No telephone number is on file. Add it, or choose another way."),
        (Way.CALL, {"wants_a_person": True}, "No automatic call goes there. Call in person."),
        (Way.SMS, {}, "The messages have not been started."),
        (Way.SMS, {"has_phone": False}, "No telephone number is on file. Add it, or choose another way."),
        (Way.EMAIL, {}, "The messages have not been started."),
        (Way.EMAIL, {"has_email": False}, "No email address is on file. Add it, or choose another way."),
        (Way.STAFF, {}, "The office has not read it out yet."),
    ],
)
def test_before_anything_has_gone_out_the_list_says_what_it_waits_for(
    way: Way, changes: dict[str, bool], says: str
) -> None:
    assert told(delivery_of(replace(WISH, way=way, **changes), [], NOW)) == (way.value, "waiting", False, says)


def test_a_letter_that_would_come_too_late_is_said_to() -> None:
    wish = replace(WISH, way=Way.LETTER)
    for sendings in ([], [row(Lane.LETTERS)]):
        late = delivery_of(wish, sendings, NOW, letter_is_late=True)
        assert told(late)[1:] == ("waiting", False, "A letter would not arrive before the event. Choose a call.")


@every(
    ("sending", "is_told"),
    [
        (row(Lane.LETTERS), ("letter", "waiting", False, "The letter is not printed yet.")),
        (row(Lane.STAFF), ("staff", "waiting", False, "The office has not read it out yet.")),
        (row(Lane.CALLS), ("call", "waiting", False, "The call is due.")),
        (row(Lane.CALLS, due_at=LATER), ("call", "waiting", False, "The call is made on 2026-06-01 14:20.")),
        (row(Lane.CALLS, begun_at=NOW), ("call", "under_way", False, "The call is under way.")),
        (
            row(Lane.CALLS, Outcome.BUSY, due_at=LATER),
            ("call", "waiting", False, "The line was busy. Called again on 2026-06-01 14:20."),
        ),
        (
            row(Lane.MESSAGES, failure="The provider does not answer.", due_at=LATER),
            ("sms", "waiting", False, "The provider does not answer. Sent again on 2026-06-01 14:20."),
        ),
        (row(Lane.MESSAGES, begun_at=NOW), ("sms", "under_way", False, "It is being sent.")),
        (
            done(Lane.MESSAGES, Outcome.SENT),
            ("sms", "under_way", False, "It was sent, and the network has not said yet that it arrived."),
        ),
        (done(Lane.CALLS, Outcome.HEARD), ("call", "delivered", True, "Heard to the end.")),
        (done(Lane.MESSAGES, Outcome.DELIVERED), ("sms", "delivered", True, "Arrived.")),
        (done(Lane.MESSAGES, Outcome.TAKEN), ("email", "delivered", True, "The mail server has taken it.")),
        (done(Lane.LETTERS, Outcome.PRINTED, "anna"), ("letter", "delivered", True, "Printed by anna.")),
        (done(Lane.STAFF, Outcome.READ_OUT, "anna"), ("staff", "delivered", True, "Read out by anna.")),
        (done(Lane.CALLS, Outcome.STOPPED, "anna"), ("call", "stopped", True, "Stopped by anna.")),
        (done(Lane.CALLS, Outcome.MACHINE), ("call", "failed", True, "An answering machine was on.")),
        (
            done(Lane.CALLS, Outcome.BLOCKED, failure="+49 900 1 is a premium number."),
            ("call", "failed", True, "+49 900 1 is a premium number."),
        ),
        (
            done(Lane.CALLS, Outcome.UNREACHABLE, failure="The provider says that there is no such number."),
            ("call", "failed", True, "The number or address cannot be reached. Correct it, or choose another way."),
        ),
    ],
)
def test_what_became_of_it_is_told_with_its_way_and_its_reason(
    sending: Sending, is_told: tuple[str, str, bool, str]
) -> None:
    wish = replace(WISH, way=Way(is_told[0]))
    assert told(delivery_of(wish, [sending], NOW)) == is_told


def test_whom_no_way_reached_is_listed_with_the_way_that_they_chose() -> None:
    """Staff are to see about it; nobody has told them anything."""
    wish = replace(WISH, way=Way.LETTER, has_address=False)
    reason = "No address is on file. Add one, or choose another way."
    blocked = delivery_of(wish, [done(Lane.STAFF, Outcome.BLOCKED, failure=reason)], NOW)
    assert told(blocked) == ("letter", "failed", True, reason)


def test_whoever_has_the_pin_by_another_way_than_chosen_has_it() -> None:
    wish = replace(WISH, way=Way.LETTER)
    heard = delivery_of(wish, [row(Lane.LETTERS), done(Lane.CALLS, Outcome.HEARD)], NOW)
    assert (heard.way, heard.state) == (Way.CALL, State.DELIVERED)
    stopped = delivery_of(wish, [done(Lane.CALLS, Outcome.HEARD), done(Lane.LETTERS, Outcome.STOPPED)], NOW)
    assert (stopped.way, stopped.state) == (Way.CALL, State.DELIVERED)


def test_what_is_sent_once_more_is_waited_for_again() -> None:
    again = delivery_of(WISH, [done(Lane.LETTERS, Outcome.PRINTED, "anna"), row(Lane.CALLS)], NOW)
    assert (again.way, again.state) == (Way.CALL, State.WAITING)


def test_of_several_that_failed_the_last_is_told() -> None:
    failed = delivery_of(WISH, [done(Lane.CALLS, Outcome.MACHINE), done(Lane.MESSAGES, Outcome.UNREACHABLE)], NOW)
    assert (failed.way, failed.state) == (Way.SMS, State.FAILED)


def test_whoever_cancelled_is_missed_by_nobody_and_whoever_has_no_pin_is() -> None:
    gone = replace(WISH, is_cancelled=True)
    assert not delivery_of(gone, [], NOW).is_missing
    assert not delivery_of(gone, [done(Lane.CALLS, Outcome.HEARD)], NOW).is_missing
    assert not delivery_of(WISH, [done(Lane.CALLS, Outcome.HEARD)], NOW).is_missing
    for missing in ([], [row(Lane.CALLS)], [done(Lane.CALLS, Outcome.STOPPED)], [done(Lane.MESSAGES, Outcome.SENT)]):
        assert delivery_of(WISH, missing, NOW).is_missing
