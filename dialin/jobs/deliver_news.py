"""Delivers news to live calls: tells the provider to ask for it, until that is confirmed or cannot help any more."""

import logging
import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import timedelta

from dialin.actions.calls.announce_to import ANNOUNCEMENT
from dialin.actions.calls.end_call import end_call
from dialin.dialogue.last_words import LastWords, dump_words
from dialin.dialogue.turn import say
from dialin.dialogue.words.news import ENDS, SHOWS_OUT, NewsKind
from dialin.dialogue.words.state import Place
from dialin.provider.addresses import Addresses, room_name
from dialin.provider.promise import CallIsOver, Provider, ProviderTrouble
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.calls import Call, keep_said, load_call_by_id
from dialin.store.work import Work, claim_work, finish_work, is_work_due, postpone_work

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=15)
AT_ONCE = 8
LOOKS_EVERY = 0.25  # seconds, while something is on its way
PAUSES = (1, 2, 4, 8, 15, 30)  # seconds after each failure, the last for all that follow
MOST_ATTEMPTS = 12  # of news that leaves its caller in the event; other news is told until it is confirmed
LOUD_FROM = 5  # attempts, after which whoever may not stay is hung up, and the operator reads an error
# Nobody is interrupted while talking to the office or recording something: afterwards they hear how things stand.
SPEAKING = (Place.OFFICE, Place.RECORDING)
HEARD_AFTERWARDS = (NewsKind.EVENT_ENDED, NewsKind.EVENT_CANCELLED, NewsKind.SEAT_FREED)
WAITS = (NewsKind.SEAT_WITHDRAWN,)  # perhaps it is what the talk is about; no stage would notice it afterwards
WAITS_FOR = timedelta(seconds=2)


def do(services: Services) -> None:
    """Returns when nothing is due; a caller whom the provider is slow to reach keeps nobody else waiting."""
    with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="news") as pool:
        busy: dict[Future[None], int | None] = {}  # which call each is about
        while True:
            for news in _by_call(_claim(services, most=AT_ONCE - len(busy), not_about=busy.values())):
                busy[pool.submit(_deliver_in_order, services, news)] = news[0].call_id
            if not busy:
                return
            for done in wait(busy, timeout=LOOKS_EVERY, return_when=FIRST_COMPLETED).done:
                del busy[done]
                done.result()


def _claim(services: Services, *, most: int, not_about: Iterable[int | None]) -> Sequence[Work]:
    """First a look that takes no write lock, four times a second in every worker.

    not_about: calls whose earlier news is still on its way; what comes after it must not overtake it.
    """
    with services.looking() as act:
        if not most or not is_work_due(act):
            return []
    with services.acting(DIALIN) as act:
        token = secrets.token_urlsafe(12)
        return claim_work(
            act, token=token, lease=LEASE, most=most, not_about=[call for call in not_about if call is not None]
        )


def _by_call(rows: Sequence[Work]) -> list[list[Work]]:
    found = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.id):
        found[row.call_id].append(row)
    return list(found.values())


def _deliver_in_order(services: Services, rows: list[Work]) -> None:
    """What cannot be delivered now holds up what comes after it for the same call."""
    for place, row in enumerate(rows):
        try:
            _deliver(services, row)
        except ProviderTrouble as trouble:
            for held_up in rows[place:]:
                _after_trouble(services, held_up, trouble)
            return


def _deliver(services: Services, work: Work) -> None:
    """Raises `ProviderTrouble`."""
    with services.looking() as act:
        call = None if work.call_id is None else load_call_by_id(act, work.call_id)
    if call is None or call.hung_up_at is not None:
        _finish(services, work, failure="The call is over.")
    elif work.heard_at is not None:
        _finish(services, work)  # it is the call itself that confirms it
    elif work.details.get("news") == NewsKind.CONNECTED and call.place is not Place.LOBBY:
        _finish(services, work, failure="The caller is not in the lobby any more.")
    elif services.provider is None:
        _finish(services, work, failure="There is no provider.")
    elif work.kind == ANNOUNCEMENT:
        _announce(services, services.provider, work, call)
    elif call.place in SPEAKING and work.details["news"] in HEARD_AFTERWARDS:
        _finish(services, work, failure="The caller was speaking.")
    elif call.place in SPEAKING and work.details["news"] in WAITS:
        _wait_for_silence(services, work)
    elif work.details["news"] in SHOWS_OUT and work.attempts > LOUD_FROM:
        services.provider.hang_up(call.sid)
        _finish(services, work, failure="The call was hung up, since the news did not get through.", ended_sid=call.sid)
    else:
        _redirect(services, services.provider, work, call)


def _redirect(services: Services, provider: Provider, work: Work, call: Call) -> None:
    try:
        provider.redirect(call.sid, Addresses(services.settings.public_url or "", call.mark).news(work.id))
    except CallIsOver:
        _finish(services, work, failure="The call is over.", ended_sid=call.sid)
    else:
        _finish(services, work)


def _announce(services: Services, provider: Provider, work: Work, call: Call) -> None:
    """Whoever has left the room meanwhile needs no announcement."""
    address = Addresses(services.settings.public_url or "").announcement(work.id)
    try:
        provider.announce(room_name(call.event_id), call.sid, address)
    except CallIsOver:
        _finish(services, work, failure="The caller has left the room.")
    else:
        _finish(services, work, said=work.details["prompt"])


def _finish(
    services: Services, work: Work, *, failure: str | None = None, ended_sid: str | None = None, said: str = ""
) -> None:
    """said: the prompt of an announcement, which from now on is what star and hash say again."""
    with services.acting(DIALIN) as act:
        if ended_sid is not None:
            end_call(act, ended_sid)
        if said and work.call_id is not None:
            keep_said(act, work.call_id, dump_words(LastWords((say(said),), at=act.now)))
        finish_work(act, work.id, token=work.token, failure=failure)


def _after_trouble(services: Services, work: Work, trouble: ProviderTrouble) -> None:
    is_kept_up = work.details.get("news") in SHOWS_OUT | ENDS
    if not is_kept_up and (not trouble.is_passing or work.attempts >= MOST_ATTEMPTS):
        log.error("news %s is given up after %s attempts: %s", work.id, work.attempts, trouble)
        _finish(services, work, failure=str(trouble))
        return
    level = logging.ERROR if is_kept_up and work.attempts >= LOUD_FROM else logging.WARNING
    log.log(level, "news %s must wait after %s attempts: %s", work.id, work.attempts, trouble)
    pause = timedelta(seconds=PAUSES[min(max(work.attempts, 1), len(PAUSES)) - 1])
    with services.acting(DIALIN) as act:
        postpone_work(act, work, until=act.now + pause, failure=str(trouble))


def _wait_for_silence(services: Services, work: Work) -> None:
    """However long the talk is, it is no trouble with the provider."""
    with services.acting(DIALIN) as act:
        postpone_work(act, work, until=act.now + WAITS_FOR, failure="The caller is speaking.", was_tried=False)
