"""Whether a request may still move its call: not at another's address, nor once the provider has said it is over."""

import re
import secrets
from datetime import timedelta

from dialin.dialogue.turn import say
from dialin.store import calls
from dialin.store.calls import LINE_LANGUAGE, Call
from dialin.voice.bound.webhooks import Webhook
from dialin.voice.lost_hang_ups import CallInDoubt
from dialin.voice.rendering import last_document, speaker_of
from dialin.voice.twiml.documents import render_notice

LATEST = timedelta(hours=6)  # no call of the provider's lasts longer: after that nobody is left to come back
MARK = re.compile(r"[\w-]{1,32}", re.ASCII)
IN_QUERY = re.compile(rb"(?:^|&)of=([\w-]{1,32})(?:&|$)")


class Misdirected(Exception):
    """The address was given to another call: whoever asks it has put the request together from pieces."""


def draw_mark() -> str:
    return secrets.token_urlsafe(9)


def read_mark(text: str | None) -> str | None:
    return text if text is not None and MARK.fullmatch(text) else None


def mark_in(query: bytes) -> str | None:
    """Of the address that is being asked, which nobody but us and the provider has written."""
    found = IN_QUERY.search(query)
    return None if found is None else found[1].decode()


def load_own(webhook: Webhook) -> Call | None:
    """The call, locked; None where it is not known. Raises Misdirected.

    An address without a mark is one of a version that drew none: addresses are signed, so nobody takes a mark away.
    """
    call = calls.load_call(webhook.act, webhook.report.sid)
    if call is not None and None not in (call.mark, webhook.report.mark) and call.mark != webhook.report.mark:
        raise Misdirected(call.sid)
    return call


def is_spent(webhook: Webhook, call: Call) -> bool:
    """Whether no request moves this call any more.

    Raises CallInDoubt where it was only believed ended: a copy of an old request would bring it back, and so would a
    caller who never left, whom nobody may cut off. The provider knows which it is.
    """
    if call.is_over_for_good or call.hung_up_at is None:
        return call.is_over_for_good
    if webhook.may_doubt:
        raise CallInDoubt(call.sid)
    return webhook.act.now - call.hung_up_at > LATEST


def is_from_old_days(webhook: Webhook) -> bool:
    """Of a call that is not known and has an address of ours: begun before a loss of data, or long forgotten.

    Raises CallInDoubt.
    """
    if webhook.may_doubt:
        raise CallInDoubt(webhook.report.sid)
    return webhook.is_over


def repeat(webhook: Webhook, call: Call) -> str:
    """The call's document once more; where it is over for good there is nobody to hear what was said."""
    return farewell(webhook, call.language) if call.is_over_for_good else last_document(call, webhook.settings)


def farewell(webhook: Webhook, language: str = LINE_LANGUAGE) -> str:
    """The answer to a request that moves nothing."""
    return render_notice([say("bye.normal")], speakers=[speaker_of(webhook.settings, language)], go_on=None)
