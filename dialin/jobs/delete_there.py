"""Deletes at the provider what is forgotten here: the records of calls and of SMS, with the numbers of both ends.

One request or a few, and then one row, so a worker that is killed in between does only that again: what is gone there
already stays gone.
"""

import logging
from datetime import timedelta

from dialin.provider.promise import Provider, ProviderTrouble
from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.deletions import CALL, MESSAGE, Deletion, due_deletions, note_deleted, postpone_deletion

log = logging.getLogger(__name__)

AT_ONCE = 20  # in one look every ten seconds: the provider has callers to serve meanwhile
MOST_TROUBLES = 3  # in one look; then the provider is away, and each further request would only wait
FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(days=1)


def do(services: Services) -> None:
    delete_some(services)


def delete_some(services: Services) -> int:
    """How many are gone there now, of the next that are due. Raises `ProviderTrouble` where the provider is away."""
    with services.looking() as act:
        due = due_deletions(act, kinds=tuple(_WAYS), most=AT_ONCE)
    gone, passing = 0, 0
    for one in due:
        try:
            _delete(services, one)
            gone += 1
        except ProviderTrouble as trouble:
            log.warning("%s %s cannot be deleted at the provider yet: %s", one.kind, one.sid, trouble)
            _postpone(services, one)
            passing += trouble.is_passing
            if passing >= MOST_TROUBLES:
                raise
    return gone


def _delete(services: Services, one: Deletion) -> None:
    assert services.provider is not None
    _WAYS[one.kind](services.provider, one.sid)
    with services.acting(DIALIN) as act:
        note_deleted(act, one.id)


def _postpone(services: Services, one: Deletion) -> None:
    """For twice as long each time: it is asked for until it is done, whatever the provider says."""
    with services.acting(DIALIN) as act:
        pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** min(one.attempts, 16))
        postpone_deletion(act, one, until=act.now + pause)


def _delete_call(provider: Provider, sid: str) -> None:
    provider.delete_call(sid)


def _delete_message(provider: Provider, sid: str) -> None:
    provider.delete_message(sid)


_WAYS = {CALL: _delete_call, MESSAGE: _delete_message}
