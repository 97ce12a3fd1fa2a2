"""The webhook of recordings: the provider says that one can be fetched, or that nothing came of it."""

from functools import partial

from flask import Blueprint, Response, request

from dialin.actions.questions.mark_ready import mark_ready
from dialin.voice.hearing import read_call, read_sid
from dialin.voice.reports import take_down

recordings = Blueprint("recordings", __name__)  # stands inside the blueprint of all webhooks, and its signature check
TOLD = ("completed", "absent")


@recordings.post("/recording")
def recording() -> Response:
    """Late, doubled and unknown ones change nothing."""
    call, sid = read_call(request.form), read_sid(request.form.get("RecordingSid", ""))
    if call is None or sid is None:
        return Response("CallSid or RecordingSid is missing.\n", 400, mimetype="text/plain")
    status = request.form.get("RecordingStatus", "")
    if status in TOLD:
        take_down(partial(mark_ready, call_sid=call.sid, sid=sid, is_there=status == "completed"))
    return Response(status=204)
