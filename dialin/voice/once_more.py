"""One transaction for what the provider asks or reports, and another where a lost connection or a deadlock undid it."""

import logging
from collections.abc import Callable
from typing import TypeVar

from dialin.current import current_services
from dialin.store.act import CALLER, Act
from dialin.store.database import has_waited
from dialin.store.outages import AWAY, cause_of

T = TypeVar("T")

log = logging.getLogger(__name__)


def act_once_more(deed: Callable[[Act], T], whose: str, *, though_waited: bool = False) -> T:
    """The transaction that failed has left nothing behind, or was done: each deed may come twice.

    whose: what the log says it was. though_waited: also where the database was waited for in vain; elsewhere another
    wait would outlast the provider's patience.
    """
    services = current_services()
    try:
        with services.acting(CALLER) as act:
            return deed(act)
    except AWAY as trouble:
        if has_waited(trouble) and not though_waited:
            raise
        log.warning("%s is taken again: %s", whose, cause_of(trouble))
    with services.acting(CALLER) as act:
        return deed(act)
