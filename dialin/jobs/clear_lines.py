"""Ends calls that are still on the line long after their event: the goodbye once more, then a hang-up."""

import logging
from datetime import timedelta

from dialin.actions.calls.tell_call import tell_call
from dialin.dialogue.words.news import NewsKind
from dialin.dialogue.words.state import Place
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.calls import Call
from dialin.store.live_calls import calls_after_the_end

log = logging.getLogger(__name__)

AGAIN = timedelta(minutes=10)
AT_LAST = timedelta(minutes=20)


def do(services: Services) -> None:
    now = services.clock()
    with services.looking() as act:
        calls = [call for call in calls_after_the_end(act) if call.place is not Place.OFFICE]  # nobody is cut off there
    for call in calls:
        if call.event is None or call.event.ended_at is None:
            continue
        lingers = now - max(call.event.ended_at, call.started_at)
        if lingers >= AT_LAST:
            _hang_up(services, call)
        elif lingers >= AGAIN:
            with services.acting(DIALIN) as act:
                key = f"ended-again:{call.event_id}:{call.id}"
                tell_call(act, call.id, NewsKind.EVENT_ENDED, key=key)


def _hang_up(services: Services, call: Call) -> None:
    """The provider's own report of it, or the next reconciling, ends the call in our rows."""
    if services.provider is not None:
        log.warning("call %s is hung up, long after its event", call.sid)
        services.provider.hang_up(call.sid)
