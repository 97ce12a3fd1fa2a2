"""People who are written to, a mailer without a network, and what became of their rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from dialin.actions.attendees.register import Registered
from dialin.actions.outgoing.note_message import MessageReport, note_message
from dialin.mail.promise import Mail, MailTrouble
from dialin.rules.outgoing.words import Lane, Purpose
from dialin.services import Services
from dialin.store.attendees import change_attendee
from tests.jobs.outgoing.ordering import order_calls, orders

MOBILE = "+491713920001"


@dataclass
class FakeMailer:
    """Keeps the promise of dialin.mail.promise. trouble: raised by the next mails, one each."""

    sent: list[Mail] = field(default_factory=list)
    trouble: list[MailTrouble] = field(default_factory=list)

    def send(self, mail: Mail) -> None:
        if self.trouble:
            raise self.trouble.pop(0)
        self.sent.append(mail)


def order_messages(services: Services, event_id: int, people: Sequence[Registered], **values: Any) -> None:
    """One message with the PIN for each, due now."""
    order_calls(services, event_id, people, Purpose.PIN, lane=Lane.MESSAGES, **values)


def give(services: Services, person: Registered, **about: Any) -> None:
    with services.acting("test") as act:
        change_attendee(act, person.attendee_id, about)


def report(services: Services, sid: str, status: str, error_code: str = "", *, attempt: int = 1) -> None:
    """As the provider does, of the first row."""
    with services.acting("test") as act:
        told = MessageReport(sid, status, error_code)
        note_message(act, orders(services)[0].id, attempt, report=told)


def bodies(services: Services) -> list[str]:
    return [body for _, _, body in services.provider.requests("send_message")]
