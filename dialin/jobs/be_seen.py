"""Says that this worker is at its rounds, so that one which is gone is noticed before callers notice it."""

import os
import socket
from datetime import timedelta

from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.workers import forget_worker, forget_workers, note_seen

GONE_AFTER = timedelta(hours=1)


def do(services: Services) -> None:
    with services.acting(DIALIN) as act:
        note_seen(act, _name())
        forget_workers(act, before=act.now - GONE_AFTER)


def leave(services: Services) -> None:
    """Told to end, and ended: nobody has to wait until this worker is taken for gone."""
    with services.acting(DIALIN) as act:
        forget_worker(act, _name())


def _name() -> str:
    return f"{socket.gethostname()}:{os.getpid()}"
