"""Takes what was written into the audit log since into its chain, some of it at a time."""

from dataclasses import replace

from dialin.services import Services
from dialin.store.act import DIALIN, Act
from dialin.store.audit import AuditEntry, log_change
from dialin.store.audit_chain import (
    AuditAnchor,
    entries_named,
    is_anchor_signed,
    is_any_unchained,
    is_signed,
    link,
    lock_anchor,
    sign_anchor,
    unchained,
    write_links,
)

AT_ONCE = 100  # entries to a transaction: others who want to write wait for its end
BEGUN = "audit.begin"


def chain_entries(act: Act, *, at_once: int = AT_ONCE) -> bool:
    """Whether there may be more: the caller commits, and asks again.

    An entry that nobody with the key has signed gets its number all the same, and a mark for good. A chain whose end is
    not as it was left grows no further: what has come since would only cover it up.
    """
    anchor = lock_anchor(act)
    if not _begin(act, anchor) and not is_anchor_signed(act, anchor):
        return False
    entries = unchained(act, most=at_once)
    if entries:
        lengthen(act, anchor, entries)
    return len(entries) == at_once


def chain_all(services: Services) -> None:
    """Everything that waits, in transactions of its own; with nothing to do it takes no write lock."""
    while _chain_some(services):
        pass


def _chain_some(services: Services) -> bool:
    with services.looking() as act:
        if not is_any_unchained(act):
            return False
    with services.acting(DIALIN) as act:
        return chain_entries(act)


def _begin(act: Act, anchor: AuditAnchor) -> bool:
    """The first to come by signs for what was there before; later an end without a signature is somebody's work."""
    if anchor.signature is not None or entries_named(act, BEGUN):
        return False
    log_change(replace(act, author=DIALIN), BEGUN, count=anchor.number)
    return True


def is_accepted(begun: AuditEntry) -> bool:
    """Whether somebody took the log as it was, instead of dialin beginning its chain by itself."""
    return "faults" in begun.details


def lengthen(act: Act, anchor: AuditAnchor, entries: list[AuditEntry]) -> None:
    number, last_hash, links = anchor.number, anchor.hash, []
    for entry in entries:
        number += 1
        last_hash = link(last_hash, number, entry, is_ours=is_signed(act, entry))
        links.append({"of_entry": entry.id, "number": number, "hash": last_hash, "signature": None})
    write_links(act, links)
    sign_anchor(act, replace(anchor, number=number, hash=last_hash))
