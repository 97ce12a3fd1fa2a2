"""A message is looked at once more before it goes: perhaps nobody is to be told any more."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from dialin.actions.outgoing.campaigns.stop_campaign import stop_campaign
from dialin.jobs.outgoing import send_messages
from dialin.provider.promise import Provider
from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.services import Services
from tests.actions.outgoing.campaigns.town import MOBILE, change, fill, make_town, open_rows, start
from tests.building import make_event, register_people
from tests.jobs.outgoing.messaging import bodies, give
from tests.jobs.outgoing.ordering import order_calls, orders
from tests.provider.fake import PASSING


@dataclass
class AwayProvider:
    """The provider, which does not answer; something happens while it is asked."""

    provider: Provider
    meanwhile: Callable[[], None]

    def __getattr__(self, name: str) -> Any:
        return getattr(self.provider, name)

    def send_message(self, *_asked: object) -> str:
        self.meanwhile()
        raise PASSING


def test_whoever_has_lost_the_seat_is_not_written_that_it_is_theirs(services: Services) -> None:
    event_id = make_event(services, seats=1)
    _, waiting = register_people(services, event_id, 2)
    give(services, waiting, delivery="sms", phone=MOBILE)
    order_calls(services, event_id, [waiting], Purpose.OFFER, lane=Lane.MESSAGES)
    send_messages.do(services)
    assert bodies(services) == []
    assert [row.outcome for row in orders(services)] == [Outcome.STOPPED]


def test_what_could_not_be_sent_when_its_campaign_was_stopped_is_not_sent_later(services: Services) -> None:
    event_id, _ = make_town(services, {"delivery": "sms", "phone": MOBILE})
    start(services, event_id, Purpose.PIN)

    def stop() -> None:
        with services.acting("anna") as act:
            stop_campaign(act, event_id, Purpose.PIN)

    send_messages.do(replace(services, provider=AwayProvider(services.provider, stop)))
    services.clock.pass_time(minutes=1)
    send_messages.do(services)
    assert bodies(services) == []
    assert [row.outcome for row in orders(services)] == [Outcome.STOPPED]


def test_whoever_cancels_and_comes_back_is_written_to_after_all(services: Services) -> None:
    event_id, (one,) = make_town(services, {"delivery": "sms", "phone": MOBILE})
    start(services, event_id, Purpose.PIN)
    change(services, one, cancelled_at=services.clock())
    send_messages.do(services)
    change(services, one, cancelled_at=None)
    fill(services)
    assert [row.attendee_id for row in open_rows(services)] == [one]
