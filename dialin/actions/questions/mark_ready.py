"""The provider says that a recording can be fetched, or that nothing came of it."""

import logging

from dialin.store import voice_recordings
from dialin.store.act import Act
from dialin.store.calls import load_call
from dialin.store.consents import last_consent

log = logging.getLogger(__name__)


def mark_ready(act: Act, call_sid: str, sid: str, *, is_there: bool) -> None:
    """Late, doubled and unknown ones change nothing; one that comes before the turn is remembered for it.

    A recording of which no turn ever tells stands here all the same: so it will be deleted at the provider.
    """
    row = voice_recordings.find_recording(act, sid)
    if row is None:
        call = load_call(act, call_sid, lock=False)
        if call is None:
            log.warning("news of recording %s, of a call that is not known", sid)
            return
        consent = last_consent(act, call.id)
        values = {
            "event_id": call.event_id,
            "call_id": call.id,
            "attendee_id": call.attendee_id,
            "kind": "unclaimed",
            "sid": sid,
            "seconds": 0,
            "consented_at": None if consent is None else consent.given_at,
            "recorded_at": act.now,
        }
        voice_recordings.add_unless_known(act, values)
        row = voice_recordings.find_recording(act, sid)
        assert row is not None
    if not is_there:
        voice_recordings.discard(act, row.id)
    elif row.ready_at is None:
        voice_recordings.change_recording(act, row.id, {"ready_at": act.now})
