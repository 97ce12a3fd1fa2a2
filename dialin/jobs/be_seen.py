"""Says that this worker is at its rounds, so that one which is gone is noticed before callers notice it."""

import os
import socket
from datetime import timedelta

from dialin.services import Services
from dialin.store.act import DIALIN
from dialin.store.workers import forget_workers, note_seen

GONE_AFTER = timedelta(hours=1)


def do(services: Services) -> None:
    name = f"{socket.gethostname()}:{os.getpid()}"
    with services.acting(DIALIN) as act:
        note_seen(act, name)
        forget_workers(act, before=act.now - GONE_AFTER)
