"""Delivers news to live calls: tells the provider to ask for it, and keeps trying while that may help."""

import logging
import secrets
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import timedelta

from dialin.actions.calls.end_call import end_call
from dialin.actions.calls.whisper_to import WHISPER
from dialin.dialogue.words.news import NewsKind
from dialin.provider.addresses import Addresses, room_name
from dialin.provider.promise import CallIsOver, Provider, ProviderTrouble
from dialin.services import Services
from dialin.store.calls import load_call_by_id
from dialin.store.database import Record, reading, transaction
from dialin.store.work import claim_work, finish_work, is_work_due, postpone_work

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=15)
AT_ONCE = 8
LOOKS_EVERY = 0.25  # seconds, while something is on its way
PAUSES = (1, 2, 4, 8, 15, 30)  # seconds after each failure, the last for all that follow
MOST_ATTEMPTS = 12
# Nobody is torn from a talk with the office, or from what they are just saying: coming back they hear how things stand.
SPEAKING = ("Person", "QuestionRecording", "SpokenDetail")
HEARD_AFTERWARDS = (NewsKind.EVENT_ENDED, NewsKind.EVENT_CANCELLED, NewsKind.SEAT_FREED)
WAITS = (NewsKind.SEAT_WITHDRAWN,)  # perhaps it is what the talk is about; no stage would notice it afterwards
WAITS_FOR = timedelta(seconds=2)


def do(services: Services) -> None:
    """Returns when nothing is due; a caller whom the provider is slow to reach keeps nobody else waiting."""
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="news") as pool:
        busy: dict[Future[None], int] = {}  # which call each is about
        while True:
            for news in _by_call(_claim(services, most=AT_ONCE - len(busy), not_about=list(busy.values()))):
                busy[pool.submit(_deliver_in_order, services, news)] = news[0].call_id
            if not busy:
                return
            for done in wait(busy, timeout=LOOKS_EVERY, return_when=FIRST_COMPLETED).done:
                del busy[done]
                done.result()


def _claim(services: Services, *, most: int, not_about: list[int]) -> Sequence[Record]:
    """First a look that takes no write lock, four times a second in every worker.

    not_about: calls whose earlier news is still on its way; what comes after it must not overtake it.
    """
    with reading(services.database) as connection:
        if not most or not is_work_due(connection, services.clock()):
            return []
    with transaction(services.database) as connection:
        token = secrets.token_urlsafe(12)
        return claim_work(connection, token=token, lease=LEASE, now=services.clock(), most=most, not_about=not_about)


def _by_call(rows: Sequence[Record]) -> list[list[Record]]:
    found = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.id):
        found[row.call_id].append(row)
    return list(found.values())


def _deliver_in_order(services: Services, rows: list[Record]) -> None:
    """What cannot be delivered now holds up what comes after it for the same call."""
    for place, row in enumerate(rows):
        try:
            _deliver(services, row)
        except ProviderTrouble as trouble:
            for held_up in rows[place:]:
                _after_trouble(services, held_up, trouble)
            return


def _deliver(services: Services, work: Record) -> None:
    """Raises `ProviderTrouble`."""
    with reading(services.database) as connection:
        call = load_call_by_id(connection, work.call_id)
    if call is None or call.hung_up_at is not None:
        _finish(services, work, failure="The call is over.")
    elif services.provider is None:
        _finish(services, work, failure="There is no provider.")
    elif work.kind == WHISPER:
        _whisper(services, services.provider, work, call)
    elif call.stage in SPEAKING and work.details["news"] in HEARD_AFTERWARDS:
        _finish(services, work, failure="The caller was speaking.")
    elif call.stage in SPEAKING and work.details["news"] in WAITS:
        _postpone(services, work, WAITS_FOR, "The caller is speaking.")
    else:
        address = Addresses(services.settings.public_url or "").news(work.id)
        try:
            services.provider.redirect(call.sid, address)
        except CallIsOver:
            _finish(services, work, failure="The call is over.", ended_sid=call.sid)
        else:
            _finish(services, work)


def _whisper(services: Services, provider: Provider, work: Record, call: Record) -> None:
    """Whoever has left the room meanwhile needs no whisper."""
    try:
        provider.whisper(
            room_name(call.event_id), call.sid, Addresses(services.settings.public_url or "").whisper(work.id)
        )
    except CallIsOver:
        _finish(services, work, failure="The caller has left the room.")
    else:
        _finish(services, work)


def _finish(services: Services, work: Record, *, failure: str | None = None, ended_sid: str | None = None) -> None:
    now = services.clock()
    with transaction(services.database) as connection:
        if ended_sid is not None:
            end_call(connection, ended_sid, now=now)
        finish_work(connection, work.id, token=work.token, now=now, failure=failure)


def _after_trouble(services: Services, work: Record, trouble: ProviderTrouble) -> None:
    if not trouble.is_passing or work.attempts >= MOST_ATTEMPTS:
        log.error("news %s is given up after %s attempts: %s", work.id, work.attempts, trouble)
        _finish(services, work, failure=str(trouble))
        return
    log.warning("news %s must wait: %s", work.id, trouble)
    _postpone(services, work, timedelta(seconds=PAUSES[min(work.attempts, len(PAUSES)) - 1]), str(trouble))


def _postpone(services: Services, work: Record, pause: timedelta, failure: str) -> None:
    with transaction(services.database) as connection:
        postpone_work(connection, work.id, token=work.token, until=services.clock() + pause, failure=failure)
