"""The webhooks of a test call: it is answered, its keys are out, it has stood, and it is over."""

import logging
from functools import partial

from flask import Blueprint, Response, abort, request

from dialin.actions.testing.conclude_test import conclude_test
from dialin.actions.testing.note_step import Step, adopt_call, note_step
from dialin.current import current_services
from dialin.provider.addresses import Addresses
from dialin.rules.bridging.profiles import profile_of
from dialin.rules.bridging.timing import TimedKeys, timed_keys
from dialin.rules.testing.judging import stands_for
from dialin.rules.testing.words import Kind
from dialin.store.act import Act
from dialin.store.events import Event, load_event
from dialin.store.outages import cause_of, is_away
from dialin.store.test_calls import TestCall
from dialin.voice.hearing import CallReport, read_call
from dialin.voice.once_more import act_once_more
from dialin.voice.replies import unreadable, xml
from dialin.voice.reports import take_down
from dialin.voice.twiml.rooms import render_hang_up
from dialin.voice.twiml.testing import render_keys, render_silence

log = logging.getLogger(__name__)
testing = Blueprint("test_calls", __name__)  # inside the blueprint of all webhooks, whose signature check it needs
STEPS_OF_TESTS = tuple(f"test_calls.{step}" for step in ("answered", "keyed", "stood", "progress"))

# Seconds before the test PIN: the greeting has begun, and is interrupted; then anew, behind a question.
INTO_THE_GREETING, INTO_THE_QUESTION = 6.0, 20.0
UNTIL_IT_IS_TAKEN = 15.0


@testing.before_request
def _refuse_strange_tokens() -> None:
    """PostgreSQL takes no NUL in a text."""
    if "\0" in (request.view_args or {}).get("token", ""):
        abort(404)


@testing.post("/test/<token>")
def answered(token: str) -> Response:
    return _answer(token, "answered_at")


@testing.post("/test/<token>/keyed")
def keyed(token: str) -> Response:
    return _answer(token, "keyed_at")


@testing.post("/test/<token>/stood")
def stood(token: str) -> Response:
    return _answer(token, "stood_at")


@testing.post("/test/<token>/status")
def progress(token: str) -> Response:
    call = read_call(request.form)
    if call is None:
        return unreadable()
    take_down(partial(_note, token=token, call=call))
    return Response(status=204)


def _note(act: Act, *, token: str, call: CallReport) -> None:
    if call.has_ended:
        conclude_test(act, token, call.sid, call.status)
    else:
        adopt_call(act, token, call.sid)


def _answer(token: str, step: Step) -> Response:
    """Hangs up where the test is over, and on failure: nothing is ever said into a videoconference."""
    call = read_call(request.form)
    if call is None:
        return unreadable()

    def take(act: Act) -> tuple[TestCall, Event] | None:
        test = note_step(act, token, call.sid, step)
        return None if test is None else (test, load_event(act, test.event_id))

    try:
        taken = act_once_more(take, f"test call {call.sid}", though_waited=True)
    except Exception as trouble:
        cause = cause_of(trouble)
        log.exception("test call %s breaks off: %s", call.sid, cause, exc_info=not is_away(trouble))
        taken = None
    return xml(render_hang_up() if taken is None else _document(*taken, step))


def _document(test: TestCall, event: Event, step: Step) -> str:
    addresses = Addresses(current_services().settings.public_url or "")
    if step == "answered_at":
        return render_keys(keys_of(test, event), then=addresses.test(test.token, "/keyed"))
    if step == "keyed_at":
        is_dial_in = test.kind is Kind.DIAL_IN
        seconds = UNTIL_IT_IS_TAKEN if is_dial_in else stands_for(profile_of(event.bridge_platform))
        return render_silence(seconds, then=addresses.test(test.token, "/stood"))
    return render_hang_up()


def keys_of(test: TestCall, event: Event) -> tuple[TimedKeys, ...]:
    """What the call keys and when: as the line of the evening will, or the test PIN twice."""
    if test.kind is Kind.DIAL_IN:
        pin = test.digits or ""
        return (TimedKeys(INTO_THE_GREETING, pin), TimedKeys(INTO_THE_QUESTION, pin))
    return timed_keys(test.digits, profile_of(event.bridge_platform), is_patient=test.is_patient)
