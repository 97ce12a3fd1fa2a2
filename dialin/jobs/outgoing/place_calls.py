"""Places the calls that are due, as many a second as the account allows, and finds out what became of lost ones."""

import logging
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from dialin.actions.outgoing.answered import LOOKED_AT_AGAIN
from dialin.actions.outgoing.begin_call import CallOut, Terms, begin_call
from dialin.actions.outgoing.conclude import conclude
from dialin.jobs.outgoing.lost_calls import look_after_lost
from dialin.jobs.outgoing.pauses import SEEN_BY, send_later
from dialin.jobs.outgoing.provider_words import CALL_REFUSALS, for_log, reason_to_wait
from dialin.provider.addresses import Addresses
from dialin.provider.promise import Placement, Provider, ProviderTrouble, RequestRefused
from dialin.rules.outgoing.words import Lane
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.lanes import give_back, has_places, set_places
from dialin.store.outgoing import is_outgoing_due, look_again, note_sid

log = logging.getLogger(__name__)

RINGS = 40  # seconds; old people are slow to the telephone
AFTER_THE_END = timedelta(hours=1)  # a call ends by itself then
LONGEST_CALL = timedelta(hours=4)  # more must be granted to an account
LONGEST_PAUSE = 300  # seconds: an event may be about to begin


def do(services: Services) -> None:
    provider = services.provider
    if provider is None:
        return
    terms = terms_of_calls(services)
    with services.looking() as act:
        if not is_outgoing_due(act, Lane.CALLS):
            return
        are_there = has_places(act, Lane.CALLS, terms.places)
    if not are_there:  # the first time, or more than before are allowed
        with services.acting(DIALIN) as act:
            set_places(act, Lane.CALLS, terms.places)
    look_after_lost(services, provider)
    with ThreadPoolExecutor(terms.places, thread_name_prefix="calls out") as pool:
        placing = []
        while (begun := _begin(services, terms)) is not None:
            placing.append(pool.submit(_place, begun, services, provider))
        for placed in placing:
            placed.result()


def terms_of_calls(services: Services) -> Terms:
    settings = services.settings
    return Terms(settings.calls_per_second, settings.land, settings.call_abroad)


def _begin(services: Services, terms: Terms) -> tuple[CallOut, str] | None:
    token = secrets.token_urlsafe(12)
    with services.acting(DIALIN) as act:
        call = begin_call(act, terms, token=token)
    return None if call is None else (call, token)


def _place(begun: tuple[CallOut, str], services: Services, provider: Provider) -> None:
    call, token = begun
    sid = None
    try:
        sid = provider.place_call(_placement(call, services))
    except ProviderTrouble as trouble:
        _after_trouble(call, trouble, services, token)
        return
    with services.acting(DIALIN) as act:
        give_back(act, Lane.CALLS, token=token)
        is_ours = note_sid(act, call.work, sid, until=act.now + LOOKED_AT_AGAIN)
    if not is_ours:  # this worker was held up for longer than its lease, and another has dialled meanwhile
        provider.hang_up(sid)


def _placement(call: CallOut, services: Services) -> Placement:
    addresses, attempt = Addresses(services.settings.public_url or ""), (call.work.id, call.work.attempts)
    limit = min(LONGEST_CALL, call.ends - services.clock() + AFTER_THE_END)
    return Placement(
        to=call.to,
        from_=call.from_,
        url=addresses.out(*attempt),
        status_url=addresses.out_status(*attempt),
        machine_url=addresses.out_machine(*attempt),
        ring_seconds=RINGS,
        limit_seconds=max(60, round(limit.total_seconds())),
        is_paced=True,
    )


def _after_trouble(call: CallOut, trouble: ProviderTrouble, services: Services, token: str) -> None:
    """What the provider says about this number is told staff; where it says nothing, the call waits, and none is lost.

    Where only its answer is missing, the call is looked for before another is placed.
    """
    code = trouble.code if isinstance(trouble, RequestRefused) else None
    log.warning("call out %s could not be placed: %s", call.work.id, for_log(trouble))
    with services.acting(DIALIN) as act:
        give_back(act, Lane.CALLS, token=token)
        if code in CALL_REFUSALS:
            outcome, failure = CALL_REFUSALS[code]
            conclude(act, call.work, outcome, failure=failure)
        elif trouble.may_be_done:
            look_again(act, call.work, at=act.now + SEEN_BY)
        else:
            send_later(act, call.work, failure=reason_to_wait(trouble), longest=LONGEST_PAUSE)
