"""Mails: handed over once; what became of it is told, and where that is not known, nothing is repeated by itself."""

import logging
from dataclasses import replace

import pytest

from dialin.actions.attendees.register import Registered
from dialin.actions.outgoing.begin_message import LEASE
from dialin.jobs.outgoing import send_messages
from dialin.mail.promise import MailTrouble
from dialin.rules.outgoing.words import Outcome
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.outgoing import begin_next, put_back
from tests.building import IN_JUNE, make_event, register_people
from tests.jobs.outgoing.messaging import FakeMailer, give, order_messages
from tests.jobs.outgoing.ordering import orders

DEFERRED = MailTrouble("The mail server is not ready (450).", is_passing=True)
REFUSED = MailTrouble("The mail server will not take mails for this address (550 5.1.1).", is_passing=False)
UNHEARD = MailTrouble("The mail server broke off; the mail may have arrived.", is_passing=True, may_be_done=True)


@pytest.fixture
def mailer() -> FakeMailer:
    return FakeMailer()


@pytest.fixture
def house(services: Services, mailer: FakeMailer) -> Services:
    return replace(services, mailer=mailer)


@pytest.fixture
def erna(house: Services) -> Registered:
    house.clock.now = IN_JUNE
    event_id = make_event(house)
    (person,) = register_people(house, event_id, 1)
    give(house, person, delivery="email", email="erna@post.example")
    order_messages(house, event_id, [person])
    return person


def run(services: Services, *, seconds: int = 0) -> None:
    send_messages.do(services)
    for _ in range(seconds):
        services.clock.pass_time(seconds=1)
        send_messages.do(services)


def told(services: Services) -> tuple[Outcome | None, str | None]:
    (row,) = orders(services)
    return row.outcome, row.failure


def test_a_pin_goes_by_mail_once_and_its_server_has_taken_it(
    house: Services, mailer: FakeMailer, erna: Registered
) -> None:
    run(house, seconds=3)
    (mail,) = mailer.sent
    assert (mail.to, mail.key, mail.language, mail.at) == ("erna@post.example", "work-1", "de", IN_JUNE)
    assert f"{erna.pin[:3]} {erna.pin[3:]}" in mail.text
    assert erna.pin[:3] not in mail.subject
    assert told(house) == (Outcome.TAKEN, None)


def test_a_server_that_is_away_is_asked_again_and_nothing_is_lost(
    house: Services, mailer: FakeMailer, erna: Registered
) -> None:
    assert erna
    mailer.trouble += [DEFERRED, DEFERRED]
    run(house)
    assert told(house) == (None, str(DEFERRED))
    run(house, seconds=10)
    assert len(mailer.sent) == 1
    assert told(house) == (Outcome.TAKEN, None)


@pytest.mark.parametrize(("trouble", "became"), [(REFUSED, Outcome.UNREACHABLE), (UNHEARD, Outcome.UNKNOWN)])
def test_what_is_refused_or_not_known_is_told_and_sent_again_only_by_staff(
    house: Services, mailer: FakeMailer, erna: Registered, trouble: MailTrouble, became: Outcome
) -> None:
    assert erna
    mailer.trouble.append(trouble)
    run(house, seconds=20)
    assert (mailer.sent, told(house)[0]) == ([], became)
    with house.acting("anna") as act:
        assert put_back(act, orders(house)[0].id, due_at=act.now)
    run(house)
    assert [mail.key for mail in mailer.sent] == ["work-1"]


def test_a_mail_whose_worker_was_killed_is_not_sent_again_by_itself(
    house: Services, mailer: FakeMailer, erna: Registered
) -> None:
    assert erna
    with house.acting(DIALIN) as act:
        begin_next(act, orders(house)[0].lane, token="killed", lease=LEASE)
    run(house, seconds=1)
    house.clock.pass_time(minutes=5)
    run(house)
    assert (mailer.sent, told(house)[0]) == ([], Outcome.UNKNOWN)


def test_without_a_server_or_an_address_staff_are_told_what_is_missing(
    services: Services, house: Services, erna: Registered
) -> None:
    run(services)
    assert "DIALIN_SMTP_URL" in (told(services)[1] or "")
    give(house, erna, email=None)
    with house.acting("anna") as act:
        assert put_back(act, orders(house)[0].id, due_at=act.now)
    run(house)
    assert "No email address is on file" in (told(house)[1] or "")


def test_no_log_names_whom_it_was_for_or_what_it_said(
    house: Services, mailer: FakeMailer, erna: Registered, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    mailer.trouble.append(DEFERRED)
    run(house, seconds=5)
    assert len(mailer.sent) == 1
    for secret in (erna.pin, f"{erna.pin[:3]} {erna.pin[3:]}", "erna@post.example", "Erna Beispiel"):
        assert secret not in caplog.text
