"""Takes the audit log as it is now and begins its chain anew, after a change that was meant; the log itself says so."""

import secrets
from dataclasses import replace

from dialin.actions.audit.chain_entries import BEGUN, lengthen
from dialin.actions.audit.check_entries import LogCheck, check_entries
from dialin.store.act import Act
from dialin.store.audit import AuditEntry, commitment_of, content_of, log_change, sign
from dialin.store.audit_chain import AuditAnchor, all_entries, lock_anchor, unchain, write_links


def begin_anew(act: Act) -> LogCheck:
    """What was wrong until now. Rewrites the whole log in one transaction: not while callers are on the line."""
    lock_anchor(act)
    before = check_entries(act)
    unchain(act)
    entries = [_accepted(act, entry) for entry in all_entries(act)]
    if entries:
        write_links(act, [
            {"of_entry": one.id, "salt": one.salt, "commitment": one.commitment, "signature": one.signature}
            for one in entries
        ])  # fmt: skip
    lengthen(act, AuditAnchor(0, 0, "", 0, "", None, None, []), entries)
    emptied = [one.id for one in entries if one.salt is None]
    log_change(act, BEGUN, count=len(entries), faults=len(before.found), entries=emptied)
    return before


def _accepted(act: Act, entry: AuditEntry) -> AuditEntry:
    """Signed again, with a commitment to the details that it has now; one that was emptied keeps its own."""
    is_emptied = entry.salt is None and not entry.details and entry.commitment
    salt = None if is_emptied else secrets.token_bytes(16)
    commitment = entry.commitment if salt is None else commitment_of(salt, entry.details)
    accepted = replace(entry, salt=salt, commitment=commitment)
    return replace(accepted, signature=sign(act, content_of(accepted)))
