"""The webhook of SMS: signed, and harmless when late, doubled, unknown or before its turn."""

from flask import Flask

from dialin.jobs.outgoing import send_messages
from dialin.rules.outgoing.words import Outcome
from dialin.services import Services
from tests.building import IN_JUNE, make_event, register_people
from tests.jobs.outgoing.messaging import MOBILE, give, order_messages
from tests.jobs.outgoing.ordering import orders
from tests.voice.signing import post

THERE = "/voice/message/1/1"


def outcome(services: Services) -> Outcome | None:
    return orders(services)[0].outcome


def test_what_the_network_reports_is_kept_and_whatever_else_comes_changes_nothing(
    app: Flask, services: Services
) -> None:
    services.clock.now = IN_JUNE
    event_id = make_event(services)
    (erna,) = register_people(services, event_id, 1)
    give(services, erna, delivery="sms", phone=MOBILE)
    order_messages(services, event_id, [erna])
    early = {"MessageSid": "SM" + "9" * 32, "MessageStatus": "delivered"}
    assert post(app, THERE, **early).status_code == 204
    assert outcome(services) is None
    send_messages.do(services)
    (sid,) = services.provider.messages
    assert post(app, THERE, **early).status_code == 204
    assert post(app, THERE, MessageSid=sid, MessageStatus="sent").status_code == 204
    assert post(app, THERE, token="wrong", MessageSid=sid, MessageStatus="delivered").status_code == 403
    for elsewhere in ("/voice/message/1/2", "/voice/message/99/1"):
        unknown = {"MessageSid": "SM" + "8" * 32, "MessageStatus": "undelivered", "ErrorCode": "30003"}
        assert post(app, elsewhere, **unknown).status_code == 204
    assert post(app, THERE, MessageSid=sid).status_code == 204
    assert outcome(services) is Outcome.SENT
    for _ in range(2):
        assert post(app, THERE, MessageSid=sid, MessageStatus="undelivered", ErrorCode="30003").status_code == 204
        assert outcome(services) is Outcome.UNREACHABLE
        assert "switched off" in (orders(services)[0].failure or "")
    assert post(app, THERE, MessageSid=sid, MessageStatus="delivered").status_code == 204
    assert (outcome(services), orders(services)[0].failure) == (Outcome.DELIVERED, None)
