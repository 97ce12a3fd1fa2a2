"""Fetches what callers have recorded into our store; deletes it at the provider, with all that nobody wants.

Each step is one request and then one row, so a worker that is killed in between does only that request again: fetching
twice stores once, and what is gone already stays gone.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import timedelta

from dialin.actions.questions.discard_abandoned import discard_abandoned, find_abandoned
from dialin.actions.questions.note_deleted_there import note_deleted_there
from dialin.actions.questions.receive_sound import receive_sound
from dialin.provider.promise import Provider, ProviderTrouble
from dialin.services import Services
from dialin.store import voice_recordings
from dialin.store.act import DIALIN
from dialin.store.voice_recordings import VoiceRecording

log = logging.getLogger(__name__)

NEWS_TAKES = timedelta(minutes=10)  # after that the provider's report that a recording is ready must be lost
GIVEN_UP_AFTER = timedelta(hours=24)
MOST_TROUBLES = 3  # in one look; then the provider is away, and each further request would only wait


def do(services: Services) -> None:
    """Raises `ProviderTrouble` where some of it has to wait for the next time."""
    now = services.clock()
    _discard_abandoned(services)
    with services.looking() as act:
        wanted = voice_recordings.recordings_to_fetch(act, kept_before=now - NEWS_TAKES)
    troubles = _for_each(wanted, _fetch, services)
    with services.looking() as act:
        done = voice_recordings.recordings_to_delete_there(act, made_before=now - NEWS_TAKES)
    troubles += _for_each(done, _delete_there, services)
    if troubles:
        raise troubles[0]


def _discard_abandoned(services: Services) -> None:
    """After a look that takes no write lock."""
    with services.looking() as act:
        found = find_abandoned(act)
    if found:
        with services.acting(DIALIN) as act:
            discard_abandoned(act)


def _fetch(services: Services, provider: Provider, row: VoiceRecording) -> None:
    audio, now = provider.fetch_recording(row.sid), services.clock()
    if audio is not None:
        with services.acting(DIALIN) as act:
            receive_sound(act, row.id, audio)
    elif row.kept_at is not None and now - row.kept_at > GIVEN_UP_AFTER:
        log.error("recording %s never came", row.sid)
        with services.acting(DIALIN) as act:
            receive_sound(act, row.id, None)


def _delete_there(services: Services, provider: Provider, row: VoiceRecording) -> None:
    provider.delete_recording(row.sid)
    with services.acting(DIALIN) as act:
        note_deleted_there(act, row.id)


def _for_each(
    rows: Sequence[VoiceRecording], act: Callable[[Services, Provider, VoiceRecording], None], services: Services
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
