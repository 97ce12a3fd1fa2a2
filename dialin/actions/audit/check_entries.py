"""Goes through the whole audit log: is there every entry, and as it was written?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from dialin.actions.audit.chain_entries import BEGUN, is_accepted
from dialin.actions.audit.faults import Fault, Found
from dialin.store.act import Act
from dialin.store.audit import EMPTIED, AuditEntry, commitment_of
from dialin.store.audit_chain import (
    AuditAnchor,
    chained_after,
    entries_named,
    find_anchor,
    is_anchor_signed,
    is_signed,
    link,
    oldest_entry,
    unchained,
)
from dialin.store.staff import oldest_login

MOST_TOLD = 20
UNREADABLE = (ValueError, TypeError, AttributeError, KeyError)  # of texts that are no date, no JSON or no list


@dataclass(frozen=True, slots=True)
class LogCheck:
    """entries: how many are chained. waiting: written, and not chained yet.

    since: when the chain was begun, or of when the oldest entry is where the entry about that has gone.
    """

    entries: int
    since: datetime | None
    waiting: int
    found: tuple[Found, ...]

    @property
    def is_whole(self) -> bool:
        return not self.found


def check_entries(act: Act) -> LogCheck:
    """Reads every entry; the first faults are told. Others may write meanwhile."""
    try:
        return _go_through(act)
    except UNREADABLE:  # what somebody has put there by hand, so that it would stop here
        return LogCheck(0, None, 0, (Found(Fault.UNREADABLE),))


def _go_through(act: Act) -> LogCheck:
    """Once more where the oldest entries went meanwhile, since their days were over."""
    while True:
        begun_after = _last_gone(act)
        checked = _from(act, *begun_after)
        if _last_gone(act) == begun_after:
            return checked


def _last_gone(act: Act) -> tuple[int, str]:
    anchor = find_anchor(act)
    return (0, "") if anchor is None else (anchor.gone_number, anchor.gone_hash)


def _from(act: Act, gone_number: int, gone_hash: str) -> LogCheck:
    walk, found = _Walk(number=gone_number, hash=gone_hash), list[Found]()
    while page := chained_after(act, walk.last):
        for entry in page:
            found += walk.meet(entry)
    found += _end_of(act, walk)
    waiting = unchained(act, most=1_000)
    found += [Found(Fault.FOREIGN) for entry in waiting if not is_signed(act, entry)]
    told = entries_named(act, EMPTIED, BEGUN)
    found += _emptied(walk.emptied, told)
    begun = [entry for entry in told if entry.act == BEGUN]
    if not gone_number and not (begun and is_accepted(begun[-1])) and _is_begun_late(act):
        found.append(Found(Fault.END))
    since = begun[-1].at if begun else walk.first_at if gone_number else None
    return LogCheck(walk.number - gone_number, since, len(waiting), tuple(found[:MOST_TOLD]))


def _is_begun_late(act: Act) -> bool:
    """Whether the log is younger than a login, of which it says by whom it was added: then all of it was taken away.

    Whoever also takes the signed end away lets it seem as if nothing had ever been written.
    """
    login, entry = oldest_login(act), oldest_entry(act)
    return login is not None and (entry is None or login < entry)


@dataclass(slots=True)
class _Walk:
    """Goes from entry to entry, and knows the one before."""

    last: AuditEntry | None = None
    first_at: datetime | None = None
    number: int = 0
    hash: str = ""
    emptied: list[AuditEntry] = field(default_factory=list)
    commitments: set[str | None] = field(default_factory=set)

    def meet(self, entry: AuditEntry) -> Iterator[Found]:
        number = entry.number or 0
        if number <= self.number:
            yield Found(Fault.FOREIGN, number)
        elif number > self.number + 1:
            yield Found(Fault.MISSING, self.number + 1, number - 1)
        elif entry.hash != link(self.hash, number, entry, is_ours=True):
            is_foreign = entry.hash == link(self.hash, number, entry, is_ours=False)
            yield Found(Fault.FOREIGN if is_foreign else Fault.CHANGED, number)
        elif not self._has_its_details(entry):
            yield Found(Fault.CHANGED, number)
        if entry.commitment in self.commitments:
            yield Found(Fault.COPIED, number)
        self.commitments.add(entry.commitment)
        self.first_at = self.first_at or entry.at
        self.last, self.number, self.hash = entry, max(number, self.number), entry.hash or ""

    def _has_its_details(self, entry: AuditEntry) -> bool:
        if entry.salt is None and not entry.details:
            self.emptied.append(entry)
            return True
        return entry.commitment == commitment_of(entry.salt or b"", entry.details)


def _end_of(act: Act, walk: _Walk) -> Iterator[Found]:
    """The anchor is read between two looks at the entries: what has been chained meanwhile is gone through as well."""
    while True:
        anchor, rest = find_anchor(act), chained_after(act, walk.last)
        if not rest:
            break
        for entry in rest:
            yield from walk.meet(entry)
    if anchor is not None and anchor.number > walk.number:
        yield Found(Fault.MISSING, walk.number + 1, anchor.number)
    elif not _ends_as_left(act, anchor, walk):
        yield Found(Fault.END)


def _ends_as_left(act: Act, anchor: AuditAnchor | None, walk: _Walk) -> bool:
    if anchor is None or (anchor.signature is None and not anchor.number):
        return not walk.number  # nothing was ever chained
    return is_anchor_signed(act, anchor) and (anchor.number, anchor.hash) == (walk.number, walk.hash)


def _emptied(entries: Iterable[AuditEntry], told: Iterable[AuditEntry]) -> Iterator[Found]:
    """Which entries dialin emptied stands in the log itself."""
    known = {entry_id for one in told for entry_id in one.details.get("entries", ())}
    return (Found(Fault.EMPTIED, one.number) for one in entries if one.id not in known)
