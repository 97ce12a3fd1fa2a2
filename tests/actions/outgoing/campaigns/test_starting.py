"""Campaigns: who is told by which way and who is not, with the reason; nobody is told twice."""

from datetime import UTC, datetime, timedelta

from dialin.actions.outgoing.campaigns.means import NO_PROVIDER, Means, means_of
from dialin.actions.outgoing.campaigns.stop_campaign import stop_campaign
from dialin.actions.outgoing.campaigns.try_again import try_again
from dialin.actions.outgoing.stop_calling import stop_calling
from dialin.rules.outgoing.words import Lane, Outcome, Purpose, Way
from dialin.services import Services
from tests.actions.outgoing.campaigns.town import (
    ADDRESS,
    MOBILE,
    SOON,
    change,
    fill,
    finish,
    make_town,
    open_rows,
    plan,
    progress,
    refused,
    rows,
    start,
)
from tests.building import EVENING, IN_JUNE


def test_each_pin_goes_by_the_way_that_was_chosen_and_whoever_cannot_get_it_is_named(services: Services) -> None:
    event_id, people = make_town(
        services,
        {"delivery": "letter", **ADDRESS},
        {"delivery": "letter"},
        {"delivery": "sms", "phone": MOBILE},
        {"delivery": "email", "email": "erna@example.org"},
        {"delivery": "staff"},
        {"delivery": "call", "called_by": "person"},
        {"delivery": "call", "phone": None},
        {"delivery": "call", "phone": "+499001234567"},
        {},
    )
    made = plan(services, event_id, Purpose.PIN)
    assert made.ways == {Way.LETTER: 1, Way.SMS: 1, Way.EMAIL: 1, Way.STAFF: 2, Way.CALL: 1}
    assert [(one.attendee_id, str(one.reason)) for one in made.cannot] == [
        (people[1], "No address is on file. Add one, or choose another way."),
        (people[6], "No telephone number is on file. Add one, or choose another way."),
        (people[7], str(made.cannot[2].reason)),
    ]
    assert rows(services) == []  # a plan is a look
    start(services, event_id, Purpose.PIN)
    assert {row.attendee_id: row.lane for row in open_rows(services)} == {
        people[0]: Lane.LETTERS,
        people[2]: Lane.MESSAGES,
        people[3]: Lane.MESSAGES,
        people[4]: Lane.STAFF,
        people[5]: Lane.STAFF,
        people[8]: Lane.CALLS,
    }
    shown = progress(services, event_id, Purpose.PIN)
    assert (shown.left, shown.left_by_hand, shown.is_running) == (6, 3, True)
    assert [one.attendee_id for one in shown.cannot] == [people[1], people[6], people[7]]
    assert str(shown.cannot[0].reason) == "No address is on file. Add one, or choose another way."


def test_whatever_else_is_told_goes_by_a_way_that_arrives_and_at_last_by_staff(services: Services) -> None:
    event_id, people = make_town(
        services,
        {"delivery": "letter", **ADDRESS},  # is called all the same: the letter was chosen for the PIN
        {"delivery": "email", "email": "erna@example.org"},
        {"phone": None, "delivery": "letter", **ADDRESS},
        {"phone": None, "delivery": "letter"},
        {"called_by": "person"},
    )
    with services.acting("test") as act:
        stop_calling(act, "+493023125010", source="caller", event_id=event_id)
    made = plan(services, event_id, Purpose.CANCELLED)
    assert {one.attendee_id: one.way for one in made.told} == dict(
        zip(people, (Way.LETTER, Way.EMAIL, Way.LETTER, Way.STAFF, Way.STAFF), strict=True)
    )
    assert made.cannot == ()


def test_whoever_knows_it_already_is_not_told_again_and_whoever_does_not_is(services: Services) -> None:
    event_id, people = make_town(services, {}, {}, {})
    start(services, event_id, Purpose.PIN)
    first, second, _ = open_rows(services)
    finish(services, first, Outcome.HEARD)
    finish(services, second, Outcome.NO_ANSWER)
    assert "running already" in refused(services, event_id, Purpose.PIN)
    with services.acting("anna") as act:
        assert stop_campaign(act, event_id, Purpose.PIN) == 1
    shown = progress(services, event_id, Purpose.PIN)
    assert shown.done == {Outcome.HEARD: 1, Outcome.NO_ANSWER: 1, Outcome.STOPPED: 1}
    assert [(one.attendee_id, str(one.reason)) for one in shown.cannot] == [(people[1], "Nobody answered.")]
    again = start(services, event_id, Purpose.PIN)
    assert [one.attendee_id for one in again.told] == people[1:]
    assert [row.key for row in open_rows(services)] == [f"pin:{event_id}:{one}:1" for one in people[1:]]


def test_only_whoever_was_promised_a_call_and_has_a_seat_is_called_at_the_start(services: Services) -> None:
    event_id, people = make_town(
        services, {"callback": True}, {"has_dial": True, "delivery": "sms", "phone": MOBILE}, {}, {"callback": True},
        seats=3,
    )  # fmt: skip
    made = plan(services, event_id, Purpose.START)
    assert [(one.attendee_id, one.way) for one in made.told] == [(people[0], Way.CALL), (people[1], Way.CALL)]
    assert made.begins == SOON


def test_the_calls_at_the_start_begin_so_early_that_they_are_done_by_then(services: Services) -> None:
    event_id, _ = make_town(services, *[{"callback": True}] * 60, seats=60)
    slow, quick = (plan(services, event_id, Purpose.START, Means(per_second=pace)) for pace in (1, 5))
    assert quick.begins == slow.begins == SOON
    assert slow.expected_end == SOON + timedelta(seconds=60 * 1.2 + 40)
    assert quick.expected_end == SOON + timedelta(seconds=60 * 1.2 / 5 + 40)


def test_calls_end_when_the_hours_allow_it_and_others_that_wait_come_first(services: Services) -> None:
    event_id, _ = make_town(services, *[{}] * 20, seats=20)
    services.clock.now = datetime(2026, 6, 12, 17, 59, 55, tzinfo=UTC)  # a Friday, five seconds to eight in Berlin
    made = plan(services, event_id, Purpose.PIN)
    assert made.expected_end is not None
    assert made.expected_end > datetime(2026, 6, 13, 7, 0, tzinfo=UTC)
    services.clock.now = IN_JUNE
    alone = plan(services, event_id, Purpose.PIN)
    other, _ = make_town(services, *[{}] * 20, seats=20, slug="other", number="+493023125001")
    start(services, other, Purpose.PIN)
    behind = plan(services, event_id, Purpose.PIN)
    assert (alone.ahead, behind.ahead) == (0, 20)
    assert alone.expected_end is not None
    assert behind.expected_end is not None
    assert behind.expected_end > alone.expected_end


def test_the_reminder_waits_for_the_last_working_day_before(services: Services) -> None:
    event_id, _ = make_town(services, {}, {})
    made = start(services, event_id, Purpose.REMINDER)
    assert made.begins == datetime(2026, 6, 18, 8, 0, tzinfo=UTC)
    assert [row.due_at for row in open_rows(services)] == [made.begins] * 2


def test_what_cannot_be_started_is_refused_with_what_to_do(services: Services) -> None:
    empty, _ = make_town(services, slug="empty")
    event_id, _ = make_town(services, {}, slug="numberless", number=None)
    assert "nobody to tell" in refused(services, empty, Purpose.PIN)
    assert "no number of its own" in refused(services, event_id, Purpose.PIN)
    lame = Means(missing=NO_PROVIDER)
    assert "TWILIO_ACCOUNT_SID" in refused(services, event_id, Purpose.PIN, lame)
    assert "nothing that everybody is told" in refused(services, event_id, Purpose.OFFER)
    services.clock.now = EVENING + timedelta(hours=3)
    assert "is over" in refused(services, event_id, Purpose.PIN)
    assert rows(services) == []


def test_letters_can_be_ordered_without_a_telephone_company(services: Services) -> None:
    event_id, _ = make_town(services, {"delivery": "letter", **ADDRESS}, number=None)
    assert start(services, event_id, Purpose.PIN, Means(missing=NO_PROVIDER)).ways == {Way.LETTER: 1}


def test_staff_have_one_person_tried_again_also_after_the_campaign_was_stopped(services: Services) -> None:
    event_id, people = make_town(services, {}, {})
    start(services, event_id, Purpose.PIN)
    finish(services, open_rows(services)[0], Outcome.NO_ANSWER)
    with services.acting("anna") as act:
        stop_campaign(act, event_id, Purpose.PIN)
        (first, _) = rows(services)
        assert try_again(act, first.id) is None
    assert [(row.attendee_id, row.campaign_id) for row in open_rows(services)] == [(people[0], None)]
    with services.acting("anna") as act:
        assert "being tried" in str(try_again(act, first.id))


def test_nobody_is_tried_again_who_has_been_told_by_another_way_since(services: Services) -> None:
    """As where staff look at a page of an hour ago."""
    event_id, (one,) = make_town(services, {"phone": None})
    start(services, event_id, Purpose.PIN)
    change(services, one, phone="+493023125010")
    fill(services)
    blocked, called = rows(services, one)
    with services.acting("anna") as act:
        assert "being tried" in str(try_again(act, blocked.id))
    finish(services, called, Outcome.HEARD)
    with services.acting("anna") as act:
        assert "has been done" in str(try_again(act, blocked.id))
    assert open_rows(services) == []


def test_the_means_are_those_of_the_settings(services: Services) -> None:
    assert means_of(services.settings).missing is None
    assert means_of(services.settings.model_copy(update={"public_url": None})).missing is not None
    assert means_of(services.settings.model_copy(update={"auth_tokens": ()})).missing is NO_PROVIDER


def test_without_a_mail_server_nobody_is_told_that_a_mail_goes_out(services: Services) -> None:
    event_id, people = make_town(services, {"delivery": "email", "email": "erna@example.org"}, {})
    without = Means(can_mail=False)
    made = plan(services, event_id, Purpose.PIN, without)
    assert [(one.attendee_id, "mail server" in str(one.reason)) for one in made.cannot] == [(people[0], True)]
    assert plan(services, event_id, Purpose.CANCELLED, without).ways == {Way.CALL: 2}


def test_a_letter_needs_the_whole_address(services: Services) -> None:
    event_id, people = make_town(services, {"delivery": "letter", **ADDRESS, "postcode": None})
    assert [one.attendee_id for one in plan(services, event_id, Purpose.PIN).cannot] == people
