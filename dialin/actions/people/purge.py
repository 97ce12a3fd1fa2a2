"""Deletes what was found to be old, in transactions of its own: whoever is killed in between goes on the next time."""

from collections import Counter
from collections.abc import Sequence

from dialin.actions.audit.chain_entries import chain_all
from dialin.actions.audit.shorten import shorten
from dialin.actions.events.forget_people import AT_ONCE, forget_people
from dialin.actions.people.find_old import Due
from dialin.rules.retention import Kind
from dialin.services import Services


def purge(services: Services, found: Sequence[Due], *, author: str) -> Counter[Kind]:
    """How many rows went, of each kind."""
    gone: Counter[Kind] = Counter()
    for due in found:
        while some := _forget_some(services, due, author):
            gone += some
    return gone


def purge_log(services: Services, *, author: str) -> Counter[Kind]:
    """The same of the log itself: what is older than its days. What the chain has not yet taken in stays."""
    gone: Counter[Kind] = Counter()
    chain_all(services)
    while True:
        with services.acting(author) as act:
            some = shorten(act, services.terms.before(Kind.LOG, act.now), most=AT_ONCE)
        if not some:
            return gone
        gone[Kind.LOG] += some


def _forget_some(services: Services, due: Due, author: str) -> Counter[Kind]:
    with services.acting(author) as act:
        return forget_people(act, due.old, due.kinds)
