"""SMS: each is sent once, whatever gets lost, and staff read in one sentence what became of it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from dialin.actions.attendees.register import Registered
from dialin.jobs.outgoing import send_messages
from dialin.provider.promise import ProviderTrouble, RequestRefused
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.services import Services
from dialin.store.events import mark_called_off
from dialin.store.outgoing import give_up_attempt, put_back
from tests.building import IN_JUNE, NUMBER, make_event, register_people
from tests.jobs.outgoing.messaging import MOBILE, bodies, give, order_messages, report
from tests.jobs.outgoing.ordering import order_calls, orders
from tests.jobs.test_fetch_recordings import Killed, KillingProvider
from tests.provider.fake import ANSWER_LOST, PASSING, FakeProvider

LONG_TOWN = "Verbandsgemeinde Musterstadt-Niederkirchen an der Oberen Weschnitz"


@pytest.fixture
def erna(services: Services) -> Registered:
    services.clock.now = IN_JUNE
    event_id = make_event(services)
    (person,) = register_people(services, event_id, 1)
    give(services, person, delivery="sms", phone=MOBILE)
    order_messages(services, event_id, [person])
    return person


def run(services: Services, *, seconds: int = 0) -> None:
    send_messages.do(services)
    for _ in range(seconds):
        services.clock.pass_time(seconds=1)
        send_messages.do(services)


def apart(services: Services) -> Services:
    """The PIN no longer fits in beside the rest: it comes in a second SMS."""
    return replace(services, settings=services.settings.model_copy(update={"city": LONG_TOWN}))


class LosingProvider:
    """The provider, whose answer to one of the SMS gets lost."""

    def __init__(self, provider: FakeProvider, part: int) -> None:
        self._provider, self._before = provider, part

    def __getattr__(self, name: str) -> Any:
        if name == "send_message":
            if self._before == 0:
                self._provider.lost.append(ANSWER_LOST)
            self._before -= 1
        return getattr(self._provider, name)


def outcome(services: Services) -> tuple[Outcome | None, bool]:
    (row,) = orders(services)
    return row.outcome, row.done_at is not None


def test_a_pin_goes_by_sms_from_the_citys_number_and_is_delivered_once_the_network_says_so(
    services: Services, erna: Registered
) -> None:
    run(services, seconds=3)
    ((to, from_, body),) = services.provider.requests("send_message")
    assert (to, from_) == (MOBILE, NUMBER)
    assert f"{erna.pin[:3]} {erna.pin[3:]}" in body
    assert "Erna" not in body
    (sid,) = services.provider.messages
    assert services.provider.message_urls[sid] == "https://dialin.example/voice/message/1/1"
    assert outcome(services) == (Outcome.SENT, True)
    report(services, sid, "sent")
    assert outcome(services) == (Outcome.SENT, True)
    report(services, sid, "delivered")
    report(services, sid, "undelivered", "30003")
    report(services, "SMother", "undelivered")
    assert outcome(services) == (Outcome.DELIVERED, True)


def test_another_sender_is_taken_where_one_is_set_and_lost_answers_are_looked_for_by_it(
    services: Services, erna: Registered
) -> None:
    assert erna
    settings = services.settings.model_copy(update={"sms_from": "Musterstadt"})
    services.provider.lost.append(ANSWER_LOST)
    run(replace(services, settings=settings), seconds=90)
    assert [from_ for _, from_, _ in services.provider.requests("send_message")] == ["Musterstadt"]
    assert outcome(services) == (Outcome.SENT, True)


def test_two_sms_are_each_sent_once_and_delivered_together(services: Services, erna: Registered) -> None:
    run(apart(services), seconds=3)
    assert [f"{erna.pin[:3]} {erna.pin[3:]}" in body for body in bodies(services)] == [False, True]
    first, second = services.provider.messages
    report(services, first, "delivered")
    assert outcome(services) == (Outcome.SENT, True)
    report(services, second, "delivered")
    assert outcome(services) == (Outcome.DELIVERED, True)


def test_a_report_that_comes_before_the_answer_counts(services: Services, erna: Registered) -> None:
    assert erna
    services.provider.lost.append(ANSWER_LOST)
    run(services)
    (sid,) = services.provider.messages
    report(services, sid, "delivered")
    assert outcome(services) == (None, False)
    run(services, seconds=10)
    assert outcome(services) == (Outcome.DELIVERED, True)
    assert len(bodies(services)) == 1


@pytest.mark.parametrize("part", [0, 1])
def test_an_sms_whose_answer_was_lost_is_looked_for_and_not_sent_again(
    services: Services, erna: Registered, part: int
) -> None:
    assert erna
    run(replace(apart(services), provider=LosingProvider(services.provider, part)), seconds=10)
    assert len(bodies(services)) == len(set(bodies(services))) == 2
    assert outcome(services) == (Outcome.SENT, True)


def test_after_a_kill_the_sms_is_found_and_nobody_gets_it_twice(services: Services, erna: Registered) -> None:
    assert erna
    with pytest.raises(Killed):
        run(replace(services, provider=KillingProvider(services.provider, after="send_message")))
    assert outcome(services) == (None, False)
    run(services, seconds=1)
    services.clock.pass_time(minutes=3)
    run(services)
    assert len(bodies(services)) == 1
    assert outcome(services) == (Outcome.SENT, True)


def test_two_people_on_one_mobile_each_get_their_own_though_the_words_are_the_same(services: Services) -> None:
    event_id = make_event(services)
    people = register_people(services, event_id, 2)
    for person in people:
        give(services, person, delivery="sms", phone=MOBILE)
    order_calls(services, event_id, people, Purpose.REMINDER, lane="messages")
    services.provider.lost.append(ANSWER_LOST)
    run(services, seconds=10)
    assert len(bodies(services)) == 2
    assert {row.outcome for row in orders(services)} == {Outcome.SENT}
    assert len({row.sid for row in orders(services)}) == 2


@pytest.mark.parametrize(
    ("code", "became", "says"),
    [
        (21211, Outcome.UNREACHABLE, "no such number"),
        (21614, Outcome.UNREACHABLE, "landline"),
        (21635, Outcome.UNREACHABLE, "landline"),
        (21610, Outcome.NO_CALLS, "unsubscribed"),
        (21408, Outcome.BLOCKED, "country"),
        (21606, Outcome.BLOCKED, "number of the event"),
        (21999, Outcome.BLOCKED, "refuses this text message"),
    ],
)
def test_what_the_provider_says_about_a_number_is_told_and_it_is_not_asked_again(
    services: Services, erna: Registered, code: int, became: Outcome, says: str
) -> None:
    assert erna
    services.provider.trouble.append(RequestRefused(400, code, f"The number {MOBILE} is no good"))
    run(services, seconds=3)
    (row,) = orders(services)
    assert (row.outcome, row.done_at is not None) == (became, True)
    assert says in (row.failure or "")
    assert MOBILE not in (row.failure or "")
    assert len(bodies(services)) == 1


@pytest.mark.parametrize("trouble", [PASSING, RequestRefused(429, 20429, "Too many requests")])
def test_a_provider_that_is_busy_or_away_is_asked_again_after_pauses_that_grow(
    services: Services, erna: Registered, trouble: ProviderTrouble
) -> None:
    assert erna
    services.provider.trouble.extend([trouble] * 3)
    run(services)
    assert (orders(services)[0].done_at, orders(services)[0].failure is None) == (None, False)
    run(services, seconds=21)
    assert len(bodies(services)) == 3
    run(services, seconds=3)
    assert len(bodies(services)) == 4
    assert outcome(services) == (Outcome.SENT, True)


def test_what_the_network_could_not_deliver_is_told_and_sent_again_where_staff_want_it(
    services: Services, erna: Registered
) -> None:
    assert erna
    run(services)
    (first,) = services.provider.messages
    report(services, first, "undelivered", "30006")
    (row,) = orders(services)
    assert (row.outcome, "landline" in (row.failure or "")) == (Outcome.UNREACHABLE, True)
    with services.acting("anna") as act:
        assert put_back(act, row.id, due_at=act.now)
    run(services)
    assert len(bodies(services)) == 2
    *_, second = services.provider.messages
    report(services, second, "delivered", attempt=2)
    assert outcome(services) == (Outcome.DELIVERED, True)


@pytest.mark.parametrize(
    ("about", "became", "says"),
    [
        ({"phone": "+493023125010"}, Outcome.BLOCKED, "landline"),
        ({"phone": "+491805123456"}, Outcome.BLOCKED, "premium"),
        ({"phone": None}, Outcome.BLOCKED, "No telephone number"),
        ({"cancelled_at": IN_JUNE}, Outcome.STOPPED, None),
        ({"barred_at": IN_JUNE}, Outcome.STOPPED, None),
    ],
)
def test_what_may_not_be_sent_never_leaves_the_house(
    services: Services, erna: Registered, about: dict[str, object], became: Outcome, says: str | None
) -> None:
    give(services, erna, **about)
    run(services)
    (row,) = orders(services)
    assert (row.outcome, bodies(services)) == (became, [])
    assert says is None or says in (row.failure or "")


def test_once_the_event_is_over_nothing_is_sent(services: Services, erna: Registered) -> None:
    assert erna
    services.clock.now = IN_JUNE + timedelta(days=30)
    run(services)
    assert outcome(services) == (Outcome.TOO_LATE, True)
    assert bodies(services) == []


def test_once_the_event_has_ended_or_is_called_off_only_that_is_sent(services: Services, erna: Registered) -> None:
    (row,) = orders(services)
    assert row.event_id is not None
    with services.acting("clerk") as act:
        assert mark_called_off(act, row.event_id)
    order_calls(services, row.event_id, [erna], Purpose.CANCELLED, lane=Lane.MESSAGES)
    run(services)
    assert [one.outcome for one in orders(services)] == [Outcome.STOPPED, Outcome.SENT]
    assert len(bodies(services)) == 1


class HeldUp:
    """The provider, which takes the first SMS only after another worker has given the attempt up."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def __getattr__(self, name: str) -> Any:
        return getattr(self._services.provider, name)

    def send_message(self, *message: str) -> str:
        with self._services.acting("test") as act:
            later = act.now + timedelta(hours=1)
            assert give_up_attempt(act, orders(self._services)[0], due_at=later, failure="", was_made=False)
        return self._services.provider.send_message(*message)


def test_a_worker_that_was_held_up_for_longer_than_its_lease_sends_no_more(
    services: Services, erna: Registered
) -> None:
    assert erna
    two = apart(services)
    send_messages.do(replace(two, provider=HeldUp(two)))
    assert len(bodies(services)) == 1
    assert outcome(services) == (None, False)
