"""An SMS goes out, part by part, each of them once: one whose answer was lost is looked for before it is sent again."""

import logging

from dialin.actions.outgoing.begin_message import LEASE, MessageOut
from dialin.jobs.outgoing.message_words import facts_of_message
from dialin.jobs.outgoing.pauses import SEEN_BY, send_later
from dialin.jobs.outgoing.provider_words import NO_NUMBER, for_log, reason_to_wait
from dialin.letters.messages.texts import sms_text
from dialin.provider.addresses import Addresses
from dialin.provider.promise import Provider, ProviderTrouble, RequestRefused
from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.rules.refusals import mark
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.outgoing import finish_outgoing, look_again
from dialin.store.text_messages import keep_part, known_parts, missing_parts, outcome_of_parts
from dialin.store.work import Work

log = logging.getLogger(__name__)

_LANDLINE = mark("The number is a landline, and landlines get no SMS. Choose a letter or a call.")
_CITYS = mark("The number of the event cannot send SMS. Have that changed at the provider, or choose another way.")
# What the provider's codes say about this number, for good.
REFUSALS = {
    21211: (Outcome.UNREACHABLE, NO_NUMBER),
    21217: (Outcome.UNREACHABLE, NO_NUMBER),
    21614: (Outcome.UNREACHABLE, _LANDLINE),
    21635: (Outcome.UNREACHABLE, _LANDLINE),
    30006: (Outcome.UNREACHABLE, _LANDLINE),
    21610: (
        Outcome.NO_CALLS,
        mark("The person has unsubscribed from text messages, by an SMS with STOP. Choose another way."),
    ),
    21408: (
        Outcome.BLOCKED,
        mark("The provider may not send SMS to this country. Have that changed there, or choose another way."),
    ),
    21606: (Outcome.BLOCKED, _CITYS),
    21612: (Outcome.BLOCKED, _CITYS),
    21659: (Outcome.BLOCKED, _CITYS),
}
_REFUSED = mark("The provider refuses this text message. Choose another way, or ask whoever runs dialin.")
NO_ACCOUNT = mark("No account of a telephone company is set, so that no SMS can be sent.")
_BAD_REQUEST = 400


def send_text(message: MessageOut, services: Services) -> None:
    work, provider = message.work, services.provider
    if provider is None or message.from_ is None:
        with services.acting(DIALIN) as act:
            send_later(act, work, failure=NO_ACCOUNT)
        return
    texts = sms_text(Purpose(work.kind), facts_of_message(message, services.settings), message.person.language)
    for number in missing_parts(work, texts):
        try:
            sid = _find(message, texts[number], services, provider) if message.was_begun else None
            sid = sid or _send(message, texts[number], services, provider)
        except ProviderTrouble as trouble:
            _after_trouble(work, trouble, services)
            return
        with services.acting(DIALIN) as act:
            kept = keep_part(act, work, number, sid, until=act.now + LEASE)
        if kept is None:
            return  # this worker was held up for longer than its lease, and another goes on
        work = kept
    with services.acting(DIALIN) as act:
        finish_outgoing(act, work, outcome_of_parts(work))


def _send(message: MessageOut, text: str, services: Services, provider: Provider) -> str:
    addresses = Addresses(services.settings.public_url or "")
    told = addresses.message_status(message.work.id, message.work.attempts)
    return provider.send_message(message.to, _sender(message, services), text, told)


def _sender(message: MessageOut, services: Services) -> str:
    """What the operator has set, else the number of the event."""
    return services.settings.sms_from or message.from_ or ""


def _find(message: MessageOut, text: str, services: Services, provider: Provider) -> str | None:
    """The id of this part, where it went: the oldest with these words that is nobody else's."""
    since = message.work.begun_at or message.work.due_at
    sent = provider.find_messages(message.to, _sender(message, services), since)
    with services.looking() as act:
        known = known_parts(act, message.work.event_id, message.to)
    return next((one.sid for one in reversed(sent) if one.body == text and one.sid not in known), None)


def _after_trouble(work: Work, trouble: ProviderTrouble, services: Services) -> None:
    """What the provider says about this number is told staff; else it waits, and is looked for where it may be out.

    What the provider says is not logged: it likes to repeat the number.
    """
    refused = trouble if isinstance(trouble, RequestRefused) else None
    code = None if refused is None else refused.code
    log.warning("SMS %s could not be sent: %s", work.id, for_log(trouble))
    with services.acting(DIALIN) as act:
        if code in REFUSALS:
            outcome, failure = REFUSALS[code]
            finish_outgoing(act, work, outcome, failure=failure)
        elif trouble.may_be_done:
            look_again(act, work, at=act.now + SEEN_BY)
        elif refused is not None and refused.status == _BAD_REQUEST:
            finish_outgoing(act, work, Outcome.BLOCKED, failure=_REFUSED)
        else:
            send_later(act, work, failure=reason_to_wait(trouble))
