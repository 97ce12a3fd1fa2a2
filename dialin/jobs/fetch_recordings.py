"""Fetches what callers have recorded into our store; deletes it at the provider, with all that nobody wants.

Each step is one request and then one row, so a worker that is killed in between does only that request again: fetching
twice stores once, and what is gone already stays gone.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from dialin.actions.questions.discard_abandoned import discard_abandoned, find_abandoned
from dialin.provider.promise import Provider, ProviderTrouble
from dialin.services import Services
from dialin.store import voice_recordings
from dialin.store.database import Record, reading, transaction

log = logging.getLogger(__name__)

NEWS_TAKES = timedelta(minutes=10)  # after that the provider's news that a recording is ready must be lost
GIVEN_UP_AFTER = timedelta(hours=24)
MOST_TROUBLES = 3  # in one look; then the provider is away, and each further request would only wait


def do(services: Services) -> None:
    """Raises `ProviderTrouble` where some of it has to wait for the next time."""
    now = services.clock()
    _discard_abandoned(services)
    with reading(services.database) as connection:
        wanted = voice_recordings.recordings_to_fetch(connection, kept_before=now - NEWS_TAKES)
    troubles = _for_each(wanted, _fetch, services)
    with reading(services.database) as connection:
        done = voice_recordings.recordings_to_delete_there(connection, made_before=now - NEWS_TAKES)
    troubles += _for_each(done, _delete_there, services)
    if troubles:
        raise troubles[0]


def _discard_abandoned(services: Services) -> None:
    """After a look that takes no write lock."""
    now = services.clock()
    with reading(services.database) as connection:
        found = find_abandoned(connection, now=now)
    if found:
        with transaction(services.database) as connection:
            discard_abandoned(connection, now=now)


def _fetch(services: Services, provider: Provider, row: Record) -> None:
    audio, now = provider.fetch_recording(row.sid), services.clock()
    if audio is not None:
        with transaction(services.database) as connection:
            voice_recordings.store_audio(connection, row.id, audio, now)
    elif now - row.kept_at > GIVEN_UP_AFTER:
        log.error("recording %s never came", row.sid)
        with transaction(services.database) as connection:
            voice_recordings.give_up(connection, row.id, now)


def _delete_there(services: Services, provider: Provider, row: Record) -> None:
    provider.delete_recording(row.sid)
    with transaction(services.database) as connection:
        voice_recordings.change_recording(connection, row.id, {"deleted_there_at": services.clock()})


def _for_each(
    rows: Sequence[Record], act: Callable[[Services, Provider, Record], None], services: Services
) -> list[ProviderTrouble]:
    """Goes on after trouble. One recording that cannot be had holds up no other; a silent provider holds up all."""
    assert services.provider is not None
    passing: list[ProviderTrouble] = []
    for row in rows:
        try:
            act(services, services.provider, row)
        except ProviderTrouble as trouble:
            log.warning("recording %s: %s", row.sid, trouble)
            passing += [trouble] if trouble.is_passing else []
        if len(passing) >= MOST_TROUBLES:
            break
    return passing
