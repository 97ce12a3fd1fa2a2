"""The webhooks: proves the sender, turns the form into what was heard, and answers with a document, whatever breaks."""

import logging
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from urllib.parse import parse_qs, urlsplit

from flask import Blueprint, Response, request

from dialin.actions.calls.announce_to import ANNOUNCEMENT
from dialin.actions.calls.end_call import end_call
from dialin.config import Settings
from dialin.current import current_services
from dialin.dialogue.turn import Prompt, say
from dialin.provider.dialects import dialect_of
from dialin.store.act import CALLER
from dialin.store.calls import load_call_by_id
from dialin.store.outages import AWAY, cause_of, is_away
from dialin.store.rows import LARGEST_ID
from dialin.store.work import load_work
from dialin.voice import apology, conductor
from dialin.voice.apology import Line
from dialin.voice.bound.forms import is_doubled, is_whole
from dialin.voice.bound.lives import Misdirected, mark_in, read_mark
from dialin.voice.bound.our_words import in_our_words
from dialin.voice.bound.senders import pace_of_refusals, refuse_stranger
from dialin.voice.bound.webhooks import Webhook
from dialin.voice.counting import count_answer, note_apology
from dialin.voice.doors.bridges import rooms
from dialin.voice.doors.checking import checking
from dialin.voice.doors.outgoing import outgoing
from dialin.voice.doors.recordings import recordings
from dialin.voice.doors.test_calls import STEPS_OF_TESTS, testing
from dialin.voice.hearing import CallReport, read_call, read_heard
from dialin.voice.kept import Kept, Trial, failed_trial, keep, unseal
from dialin.voice.lost_hang_ups import InDoubt, find_out
from dialin.voice.once_more import act_once_more
from dialin.voice.refusals import warn_of_address
from dialin.voice.rendering import speaker_of
from dialin.voice.replies import unreadable, xml
from dialin.voice.reports import not_taken_down, take_down
from dialin.voice.twiml.documents import render_notice

MOST_BYTES = 64 * 1024
MOST_FIELDS = 200
# Where a form has to be whole: all that changes a call. Rooms and recordings report without a caller's number, and the
# fallback, which changes nothing, is for whatever went wrong.
ABOUT_CALLS = tuple(
    f"voice.{name}"
    for name in (
        "incoming",
        "turn",
        "news",
        "resume",
        "after_office",
        "status",
        "rooms.answered",
        "rooms.progress",
        "outgoing.answered",
        "outgoing.progress",
        *STEPS_OF_TESTS,
    )
)

Take = Callable[[Webhook], str]

log = logging.getLogger(__name__)
voice = Blueprint("voice", __name__, url_prefix="/voice")
voice.after_request(count_answer)
for doors in (rooms, recordings, outgoing, testing, checking):
    voice.register_blueprint(doors)
for trouble in AWAY:
    voice.register_error_handler(trouble, not_taken_down)


@voice.before_request
def _refuse_strangers() -> Response | None:
    """A voice request without a valid signature gets 403 and changes nothing."""
    if request.method != "POST":
        return None
    request.max_content_length, request.max_form_parts = MOST_BYTES, MOST_FIELDS
    if stranger := refuse_stranger():
        return stranger
    dialect, form = dialect_of(_settings()), request.form
    if request.endpoint in ABOUT_CALLS and (not is_whole(form, dialect.always) or is_doubled(form)):
        return unreadable()
    request.form = in_our_words(form, dialect)  # whatever reads it further in knows one provider alone
    return None


@voice.before_app_request
def _notice_dead_ends() -> None:
    """A slash too much or another method at the provider, and no call ever reaches an address of ours."""
    if request.routing_exception is not None:
        warn_of_address(request, current_services(), pace_of_refusals())


@voice.post("/incoming")
def incoming() -> Response:
    return _answer(conductor.begin)


@voice.post("/turn/<int:number>")
def turn(number: int) -> Response:
    heard = read_heard(request.form)

    return _answer(partial(conductor.take_turn, heard=heard, number=number))


@voice.post(f"/news/<int(max={LARGEST_ID}):work_id>")
def news(work_id: int) -> Response:
    def bring(webhook: Webhook) -> str:
        return conductor.bring_news(webhook, work_id) or conductor.resume(webhook)

    return _answer(bring)


@voice.post(f"/announcement/<int(max={LARGEST_ID}):work_id>")
def announcement(work_id: int) -> Response:
    """What one caller in the room is told without leaving it; silence where it is not known any more, or on failure."""
    try:
        says, language = _announced(work_id)
    except Exception as trouble:
        cause = cause_of(trouble)
        log.exception("announcement %s cannot be read: %s", work_id, cause, exc_info=not is_away(trouble))
        says, language = [], "de"
    return xml(render_notice(says, speakers=[speaker_of(current_services().settings, language)], go_on=None))


def _announced(work_id: int) -> tuple[list[Prompt], str]:
    with current_services().looking() as act:
        work = load_work(act, work_id)
        call = None if work is None or work.call_id is None else load_call_by_id(act, work.call_id)
    if call is None or work is None or work.kind != ANNOUNCEMENT:
        return [], "de"
    return [say(work.details["prompt"])], call.language


@voice.post("/resume/<int:tries>")
def resume(tries: int) -> Response:
    call, sealed = read_call(request.form), request.args.get("heard", "")
    kept = None if call is None else unseal(sealed, current_services().settings.secrets, sid=call.sid)
    return _answer(partial(_take_up, kept=kept), Trial(tries, kept))


def _take_up(webhook: Webhook, kept: Kept | None) -> str:
    """Where the call was; what its caller did meanwhile counts, and what has been done already is only said again."""
    if kept is None:
        return conductor.resume(webhook)
    if kept.news is not None:
        return conductor.bring_news(webhook, kept.news) or conductor.resume(webhook)
    return conductor.take_turn(webhook, kept.read(), number=kept.turn or 0)


@voice.post("/status")
def status() -> Response:
    """The number's call-status webhook: a call has ended. Repeated, late and unknown ones change nothing."""
    call = read_call(request.form)
    if call is None:
        return unreadable()
    if call.has_ended:
        take_down(partial(end_call, sid=call.sid, for_good=True))
    return Response(status=204)


@voice.post("/after-office")
def after_office() -> Response:
    """What the version before gave out for the time after the office's call; this one gives another try."""
    return _answer(conductor.resume, Trial(apology.AFTER_OFFICE))


@voice.post("/fallback")
def fallback() -> Response:
    """What the provider asks for when another address failed: an apology and another try, without the database.

    The address that failed says how many tries there were; after the second the office's telephone rings.
    """
    address = request.form.get("ErrorUrl", "")
    log.error("fallback asked for: code %s %s", request.form.get("ErrorCode", "none"), address.partition("?")[0][:200])
    call = read_call(request.form)
    trial = Trial() if call is None else failed_trial(address, _settings().secrets, sid=call.sid, form=request.form)
    return xml(apology.document(_settings(), _line(address), trial))


def _line(address: str) -> Line:
    """What the request and the address that broke say of the call."""
    call, asked = read_call(request.form), parse_qs(urlsplit(address).query)
    mark = read_mark(asked.get("of", [None])[0])
    return Line("" if call is None else call.to, asked.get("lang", [None])[0], mark)


def _settings() -> Settings:
    return current_services().settings


def _answer(take: Take, trial: Trial | None = None) -> Response:
    """The document of a turn; on any failure a spoken apology with a way on, since silence would end the call.

    What was heard is heard again at the next try, and at the one after that if only the database was busy: what breaks
    twice by itself would break for ever.
    """
    call = read_call(request.form)
    if call is None:
        return unreadable()
    try:
        return xml(_take(take, replace(call, mark=mark_in(request.query_string))))
    except Misdirected:
        log.warning("an address of another call was asked by call %s", call.sid)
        return Response("This address is not this call's.\n", 403, mimetype="text/plain")
    except Exception as trouble:
        cause = cause_of(trouble)
        log.exception("turn failed for call %s: %s", call.sid, cause, exc_info=not is_away(trouble))
        note_apology()
        failed = trial or Trial(0, keep(call.sid, request.path, request.form))
        again = failed if is_away(trouble) or not failed.tries else Trial(failed.tries)
        return xml(apology.document(_settings(), _line(request.full_path), again))


def _take(take: Take, report: CallReport) -> str:
    services = current_services()
    may_doubt = services.provider is not None
    try:
        return act_once_more(
            lambda act: take(Webhook(act, services.settings, report, may_doubt)), f"turn of call {report.sid}"
        )
    except InDoubt as doubt:
        is_over = find_out(services, doubt) and doubt.sid == report.sid
        with services.acting(CALLER) as act:
            return take(Webhook(act, services.settings, report, is_over=is_over))
