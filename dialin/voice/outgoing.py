"""A call that the city makes has been answered: from here on it is a conversation like any other."""

import logging
from dataclasses import replace

from dialin.actions.outgoing.answered import Answered as Wanted
from dialin.actions.outgoing.answered import take_answer
from dialin.dialogue.saved import dump
from dialin.dialogue.words.heard import Answered
from dialin.dialogue.words.outgoing import OutgoingHello
from dialin.rules.outgoing.words import Purpose
from dialin.rules.phone_numbers import read_caller
from dialin.store import calls
from dialin.store.calls import LINE_LANGUAGE, Call, blank_call
from dialin.voice.bound.lives import draw_mark, load_own, repeat
from dialin.voice.bound.webhooks import Webhook
from dialin.voice.conductor import proceed
from dialin.voice.twiml.rooms import render_hang_up

log = logging.getLogger(__name__)


def begin_outgoing(webhook: Webhook, *, work_id: int, attempt: int) -> str:
    """The first words; nobody hears any where the call is not wanted any more, or is the second for one attempt."""
    known = load_own(webhook)
    if known is not None:
        return repeat(webhook, known)
    wanted = None if webhook.report.has_ended else take_answer(webhook.act, work_id, attempt, webhook.report.sid)
    if wanted is None:
        return render_hang_up()
    if calls.begin_call(webhook.act, _new_call(webhook, wanted)):
        log.info("call %s has been answered", webhook.report.sid)
    call = load_own(webhook)
    assert call is not None
    return proceed(webhook, call, Answered())


def _new_call(webhook: Webhook, wanted: Wanted) -> Call:
    """caller: the number that was called, whoever has answered there."""
    event, person, report = wanted.event, wanted.person, webhook.report
    if Purpose(wanted.work.kind) is Purpose.DESK:
        person = None  # the office has answered, on its own telephone and in its own language
    usual = LINE_LANGUAGE if event is None else event.language
    language = usual if person is None else person.language
    return replace(
        blank_call(report.sid, webhook.act.now),
        event_id=None if event is None else event.id,
        attendee_id=None if person is None else person.id,
        caller=read_caller(report.to),
        dialled=read_caller(report.from_) or report.from_,
        language=language,
        greeted_in=language,
        state=dump(OutgoingHello()),
        mark=draw_mark(),
        work_id=wanted.work.id,
    )
