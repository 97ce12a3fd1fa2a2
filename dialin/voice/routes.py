"""The webhooks: proves the sender, turns the form into what was heard, and answers with a document, whatever breaks."""

import logging
import re
from collections.abc import Callable

from flask import Blueprint, Response, request
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from dialin.actions.calls.announce_to import ANNOUNCEMENT
from dialin.actions.calls.end_call import end_call
from dialin.current import current_services
from dialin.dialogue.turn import Prompt, say
from dialin.store.calls import load_call_by_id
from dialin.store.database import reading, transaction
from dialin.store.work import load_work
from dialin.voice import apology, conductor
from dialin.voice.bridge_routes import rooms
from dialin.voice.counting import count_answer, note_apology
from dialin.voice.hearing import CallReport, read_call, read_heard
from dialin.voice.recording_routes import recordings
from dialin.voice.rendering import speaker_of
from dialin.voice.signature import is_signed
from dialin.voice.twiml.documents import render_notice

MOST_BYTES = 64 * 1024
MOST_FIELDS = 200
LARGEST_ID = 2**31 - 1  # the largest id that a row can have; the database is not even asked for a larger one
RESUMED = re.compile(r"/voice/resume/(\d{1,3})$")

log = logging.getLogger(__name__)
voice = Blueprint("voice", __name__, url_prefix="/voice")
voice.after_request(count_answer)
voice.register_blueprint(rooms)
voice.register_blueprint(recordings)


@voice.before_request
def _refuse_strangers() -> Response | None:
    """A voice request without a valid signature gets 403 and changes nothing."""
    if request.method != "POST":
        return None
    request.max_content_length, request.max_form_parts = MOST_BYTES, MOST_FIELDS
    settings = current_services().settings
    if settings.check_signatures:
        tokens = [token.get_secret_value() for token in settings.auth_tokens]
        if not is_signed(request, public_url=settings.public_url or request.host_url.rstrip("/"), tokens=tokens):
            return Response("The signature does not fit.\n", 403, mimetype="text/plain")
    return None


@voice.post("/incoming")
def incoming() -> Response:
    return _answer(
        lambda connection, report: conductor.begin(
            connection, report, services=current_services(), now=current_services().clock()
        )
    )


@voice.post("/turn/<int:number>")
def turn(number: int) -> Response:
    heard = read_heard(request.form)
    return _answer(
        lambda connection, report: conductor.take_turn(
            connection, report, heard, number=number, services=current_services(), now=current_services().clock()
        )
    )


@voice.post(f"/news/<int(max={LARGEST_ID}):work_id>")
def news(work_id: int) -> Response:
    def bring(connection: Connection, report: CallReport) -> str:
        now = current_services().clock()
        told = conductor.bring_news(connection, report.sid, work_id, services=current_services(), now=now)
        return told or conductor.resume(connection, report, services=current_services(), now=now)

    return _answer(bring)


@voice.post(f"/announcement/<int(max={LARGEST_ID}):work_id>")
def announcement(work_id: int) -> Response:
    """What one caller in the room is told without leaving it; silence where it is not known any more, or on failure."""
    try:
        says, language = _announced(work_id)
    except Exception:
        log.exception("announcement %s cannot be read", work_id)
        says, language = [], "de"
    return _document(render_notice(says, language=language, speaker=speaker_of(current_services()), go_on=None))


def _announced(work_id: int) -> tuple[list[Prompt], str]:
    with reading(current_services().database) as connection:
        work = load_work(connection, work_id)
        call = None if work is None or work.call_id is None else load_call_by_id(connection, work.call_id)
    if call is None or work is None or work.kind != ANNOUNCEMENT:
        return [], "de"
    return [say(work.details["prompt"])], call.language


@voice.post("/resume/<int:tries>")
def resume(tries: int) -> Response:
    return _answer(
        lambda connection, report: conductor.resume(
            connection, report, services=current_services(), now=current_services().clock()
        ),
        tries=tries,
    )


@voice.post("/status")
def status() -> Response:
    """The number's call-status webhook: a call has ended. Repeated, late and unknown ones change nothing."""
    call = read_call(request.form)
    if call is None:
        return _unreadable()
    if call.has_ended:
        with transaction(current_services().database) as connection:
            end_call(connection, call.sid, now=current_services().clock())
    return Response(status=204)


@voice.post("/fallback")
def fallback() -> Response:
    """What the provider asks for when another address failed: an apology and another try, without the database.

    The address that failed says how many tries there were; after the last the office's telephone rings.
    """
    failed = RESUMED.search(request.form.get("ErrorUrl", ""))
    log.error("fallback asked for: %s %s", request.form.get("ErrorCode", ""), request.form.get("ErrorUrl", "")[:200])
    call = read_call(request.form)
    dialled = "" if call is None else call.to
    return _document(apology.document(current_services(), dialled=dialled, tries=int(failed[1]) if failed else 0))


def _answer(take: Callable[[Connection, CallReport], str], *, tries: int = 0) -> Response:
    """The document of a turn; on any failure a spoken apology with a way on, since silence would end the call."""
    call = read_call(request.form)
    if call is None:
        return _unreadable()
    try:
        return _document(_take(take, call))
    except Exception:
        log.exception("turn failed for call %s", call.sid)
        note_apology()
        return _document(apology.document(current_services(), dialled=call.to, tries=tries))


def _take(take: Callable[[Connection, CallReport], str], call: CallReport) -> str:
    try:
        with transaction(current_services().database) as connection:
            return take(connection, call)
    except OperationalError:
        # A deadlock or a lost connection: the transaction left nothing behind, so the turn may be taken once more.
        log.warning("turn of call %s is taken again", call.sid, exc_info=True)
        with transaction(current_services().database) as connection:
            return take(connection, call)


def _document(text: str) -> Response:
    return Response(text, content_type="text/xml; charset=utf-8")


def _unreadable() -> Response:
    return Response("CallSid is missing or is not a call's id.\n", 400, mimetype="text/plain")
