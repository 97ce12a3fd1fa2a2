"""Calls out of which nothing was heard in time: the provider is asked before anybody is called again."""

import logging
import secrets
from collections.abc import Iterator
from datetime import timedelta

from dialin.actions.calls.end_call import end_call
from dialin.actions.outgoing.answered import LOOKED_AT_AGAIN
from dialin.actions.outgoing.conclude import conclude_call
from dialin.provider.promise import Provider
from dialin.rules.outgoing.words import Lane, Outcome
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.attendees import load_attendee
from dialin.store.events import load_event
from dialin.store.outgoing import (
    finish_outgoing,
    give_up_attempt,
    known_sids_out,
    look_again,
    note_sid,
    take_up_next,
)
from dialin.store.work import Work

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)


def look_after_lost(services: Services, provider: Provider) -> None:
    """Raises `ProviderTrouble`: the row is looked at again when the lease is over."""
    for work in _lost(services):
        if work.sid is None:
            _find(work, services, provider)
        else:
            _look(work, work.sid, services, provider)


def _lost(services: Services) -> Iterator[Work]:
    while True:
        with services.acting(DIALIN) as act:
            work = take_up_next(act, Lane.CALLS, token=secrets.token_urlsafe(12), lease=LEASE)
        if work is None:
            return
        yield work


def _look(work: Work, sid: str, services: Services, provider: Provider) -> None:
    """How the call stands of which nothing was heard."""
    found = provider.find_call(sid)
    with services.acting(DIALIN) as act:
        if found is not None and found.is_live:
            look_again(act, work, at=act.now + LOOKED_AT_AGAIN)
            return
        end_call(act, sid, for_good=True)  # which concludes it, where it was answered
        conclude_call(act, work.id, work.attempts, sid, found.status if found is not None else "failed")


def _find(work: Work, services: Services, provider: Provider) -> None:
    """Whether a call was placed in an attempt whose worker is gone: it is adopted; without one it was not made."""
    ends = _ends_of(work, services)
    if ends is None or work.begun_at is None:
        with services.acting(DIALIN) as act:
            finish_outgoing(act, work, Outcome.UNKNOWN)
        return
    placed = provider.find_placed(*ends, work.begun_at)
    with services.looking() as act:
        known = known_sids_out(act, work.event_id, [call.sid for call in placed])
    unknown = [call for call in placed if call.sid not in known]
    for surplus in unknown[1:]:
        if surplus.is_live:
            provider.hang_up(surplus.sid)
    with services.acting(DIALIN) as act:
        if not unknown:
            log.warning("call out %s was begun and never placed: it is placed now", work.id)
            give_up_attempt(act, work, due_at=act.now, failure="", was_made=False)
        elif note_sid(act, work, unknown[0].sid, until=act.now + LOOKED_AT_AGAIN) and not unknown[0].is_live:
            conclude_call(act, work.id, work.attempts, unknown[0].sid, unknown[0].status)


def _ends_of(work: Work, services: Services) -> tuple[str, str] | None:
    """The number that was called, and the city's; None where either is gone."""
    with services.looking() as act:
        person = None if work.attendee_id is None else load_attendee(act, work.attendee_id)
        event = None if work.event_id is None else load_event(act, work.event_id)
    number = work.details.get("number") or (None if person is None else person.phone)
    return None if number is None or event is None or event.number is None else (number, event.number)
