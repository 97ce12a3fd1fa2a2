"""The webhooks of what goes out: a call is answered, reports its progress and what has answered; an SMS has arrived."""

import logging
from functools import partial

from flask import Blueprint, Response, request

from dialin.actions.calls.end_call import end_call
from dialin.actions.outgoing.answered import note_progress
from dialin.actions.outgoing.conclude import REJECTED, conclude_call
from dialin.actions.outgoing.note_machine import note_machine
from dialin.actions.outgoing.note_message import MessageReport, note_message
from dialin.current import current_services
from dialin.store.act import Act
from dialin.store.outages import cause_of, is_away
from dialin.store.rows import LARGEST_ID
from dialin.voice.bound.webhooks import Webhook
from dialin.voice.hearing import CallReport, read_call
from dialin.voice.once_more import act_once_more
from dialin.voice.outgoing import begin_outgoing
from dialin.voice.replies import unreadable, xml
from dialin.voice.reports import take_down
from dialin.voice.twiml.rooms import render_hang_up

log = logging.getLogger(__name__)
outgoing = Blueprint("outgoing", __name__)  # inside the blueprint of all webhooks, whose signature check it needs
ATTEMPT = f"/<int(max={LARGEST_ID}):work_id>/<int(max={LARGEST_ID}):attempt>"


@outgoing.post(f"/out{ATTEMPT}")
def answered(work_id: int, attempt: int) -> Response:
    """On failure it hangs up: an apology would be the first that somebody hears of us. They are called again."""
    call = read_call(request.form)
    if call is None:
        return unreadable()
    services = current_services()

    def begin(act: Act) -> str:
        return begin_outgoing(Webhook(act, services.settings, call), work_id=work_id, attempt=attempt)

    try:
        return xml(act_once_more(begin, f"answer of call {call.sid}"))
    except Exception as trouble:
        cause = cause_of(trouble)
        log.exception("call out %s cannot begin: %s", call.sid, cause, exc_info=not is_away(trouble))
        return xml(render_hang_up())


@outgoing.post(f"/out{ATTEMPT}/status")
def progress(work_id: int, attempt: int) -> Response:
    call = read_call(request.form)
    if call is None:
        return unreadable()
    take_down(partial(_note, call=call, work_id=work_id, attempt=attempt))
    return Response(status=204)


def _note(act: Act, *, call: CallReport, work_id: int, attempt: int) -> None:
    """A call that is over was perhaps never answered; what is known of one that was counts more than the report."""
    note_progress(act, work_id, attempt, call.sid)
    if call.has_ended:
        end_call(act, call.sid, for_good=True)
        conclude_call(act, work_id, attempt, call.sid, REJECTED if call.was_rejected else call.status)


@outgoing.post(f"/out{ATTEMPT}/machine")
def machine(work_id: int, attempt: int) -> Response:
    answered_by = request.form.get("AnsweredBy", "")
    take_down(partial(note_machine, work_id=work_id, attempt=attempt, answered_by=answered_by))
    return Response(status=204)


@outgoing.post(f"/message{ATTEMPT}")
def message(work_id: int, attempt: int) -> Response:
    form = request.form
    report = MessageReport(form.get("MessageSid", ""), form.get("MessageStatus", ""), form.get("ErrorCode", ""))
    if report.status:
        take_down(partial(note_message, work_id=work_id, attempt=attempt, report=report))
    return Response(status=204)
