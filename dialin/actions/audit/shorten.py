"""Deletes the oldest entries of the audit log once their days are over, and lets the chain begin behind them."""

from dataclasses import replace
from datetime import datetime

from dialin.store.act import Act
from dialin.store.audit import AuditEntry, log_change
from dialin.store.audit_chain import (
    AuditAnchor,
    delete_entries,
    is_anchor_signed,
    link,
    lock_anchor,
    oldest_chained,
    sign_anchor,
)

SHORTENED = "audit.shorten"


def shorten(act: Act, before: datetime, *, most: int) -> int:
    """How many went; at most `most`, from the beginning on and in one piece, and the log says so.

    What does not follow from the one before stays, and all behind it: somebody may have made it look old.
    """
    anchor = lock_anchor(act)
    if not is_anchor_signed(act, anchor):
        return 0
    gone = _following(anchor, oldest_chained(act, before, most=most))
    if gone:
        last = gone[-1]
        delete_entries(act, gone)
        sign_anchor(act, replace(anchor, gone_number=last.number or 0, gone_hash=last.hash or ""))
        log_change(act, SHORTENED, count=len(gone), until=f"{last.at:%Y-%m-%d}")
    return len(gone)


def _following(anchor: AuditAnchor, entries: list[AuditEntry]) -> list[AuditEntry]:
    following, last_hash = list[AuditEntry](), anchor.gone_hash
    for number, entry in enumerate(entries, anchor.gone_number + 1):
        hashes = [link(last_hash, number, entry, is_ours=is_ours) for is_ours in (True, False)]
        if entry.number != number or entry.hash not in hashes:
            break
        following.append(entry)
        last_hash = entry.hash
    return following
