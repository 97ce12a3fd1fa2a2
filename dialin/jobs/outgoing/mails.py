"""A mail goes out: handed to the mail server once; where its answer is lost, staff are told and nothing is repeated."""

import logging

from dialin.actions.outgoing.begin_message import MessageOut
from dialin.jobs.outgoing.message_words import facts_of_message
from dialin.jobs.outgoing.pauses import send_later
from dialin.letters.messages.texts import mail_text
from dialin.mail.promise import Mail, MailTrouble
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.rules.refusals import mark
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.outgoing import finish_outgoing

log = logging.getLogger(__name__)

NO_SERVER = mark("No mail server is set. Set DIALIN_SMTP_URL and DIALIN_MAIL_FROM, or choose another way.")


def send_mail(message: MessageOut, services: Services) -> None:
    if message.was_begun:
        _finish(message, services, Outcome.UNKNOWN)
    elif services.mailer is None:
        _finish(message, services, Outcome.BLOCKED, failure=NO_SERVER)
    else:
        try:
            services.mailer.send(_mail(message, services))
        except MailTrouble as trouble:
            _after_trouble(message, trouble, services)
        else:
            _finish(message, services, Outcome.TAKEN)


def _mail(message: MessageOut, services: Services) -> Mail:
    """Its key and its date stay the same, however often it is sent: mailboxes recognise it."""
    written = mail_text(
        Purpose(message.work.kind), facts_of_message(message, services.settings), message.person.language
    )
    at = message.work.added_at or message.work.due_at
    return Mail(f"work-{message.work.id}", message.to, written.subject, written.text, written.language, at)


def _after_trouble(message: MessageOut, trouble: MailTrouble, services: Services) -> None:
    log.warning("mail %s could not be sent: %s", message.work.id, trouble)
    if trouble.may_be_done:
        _finish(message, services, Outcome.UNKNOWN)
    elif trouble.is_passing:
        with services.acting(DIALIN) as act:
            send_later(act, message.work, failure=str(trouble))
    else:
        _finish(message, services, Outcome.UNREACHABLE, failure=str(trouble))


def _finish(message: MessageOut, services: Services, outcome: Outcome, *, failure: str | None = None) -> None:
    with services.acting(DIALIN) as act:
        finish_outgoing(act, message.work, outcome, failure=failure)
