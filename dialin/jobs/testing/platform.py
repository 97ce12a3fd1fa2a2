"""What the platform of a videoconference says while it is being tested; no duty of its own."""

import logging

from dialin.actions.testing.note_platform import note_platform
from dialin.conferences.promise import ConferenceTrouble, Reason, Seen, can_be_asked
from dialin.rules.testing.words import Conference, Kind
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.events import load_event
from dialin.store.test_calls import TestCall

log = logging.getLogger(__name__)


def ask_platform(test: TestCall, services: Services) -> None:
    """Before it is dialled, so that one which is closed is not taken for keys that are wrong; and while it stands."""
    with services.looking() as act:
        event = load_event(act, test.event_id)
    if test.kind is not Kind.BRIDGE or not can_be_asked(event):
        return
    try:
        seen = services.conferences.look(event)
    except ConferenceTrouble as trouble:
        log.warning("test call %s: %s", test.id, trouble)
        is_unknown = trouble.reason is Reason.UNKNOWN
        said, count = (Conference.WAITING if is_unknown else Conference.AWAY), None
    else:
        said, count = _said(seen), seen.participants
    with services.acting(DIALIN) as act:
        note_platform(act, test.token, said, count)


def _said(seen: Seen) -> Conference:
    if seen.has_our_leg:
        return Conference.JOINED
    if seen.is_running is None:
        return Conference.AWAY
    return Conference.RUNNING if seen.is_running else Conference.WAITING
