"""Sends the SMS and mails that are due; of one whose answer was lost it is found out first whether it went."""

import logging
import secrets
from collections.abc import Iterator

from dialin.actions.outgoing.begin_message import MessageOut, begin_message, take_up_message
from dialin.jobs.outgoing.mails import send_mail
from dialin.jobs.outgoing.text_messages import send_text
from dialin.rules.outgoing.words import Lane, Way
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.outgoing import is_outgoing_due

log = logging.getLogger(__name__)


def do(services: Services) -> None:
    with services.looking() as act:
        if not is_outgoing_due(act, Lane.MESSAGES):
            return
    for message in _due(services):
        if message.way is Way.EMAIL:
            send_mail(message, services)
        else:
            send_text(message, services)


def _due(services: Services) -> Iterator[MessageOut]:
    """First those of which nothing was heard. Whoever is killed at one leaves it begun."""
    abroad = services.settings.call_abroad
    for next_one in (take_up_message, begin_message):
        while True:
            with services.acting(DIALIN) as act:
                message = next_one(act, abroad, token=secrets.token_urlsafe(12))
            if message is None:
                break
            yield message
