"""Hands the end of the audit log's chain over from one secret key to the next."""

from dataclasses import replace

from dialin.actions.audit.chain_entries import chain_entries
from dialin.crypto.pin_keys import PinKeys
from dialin.store.act import Act
from dialin.store.audit_chain import is_anchor_signed, lock_anchor, move_anchor


def sign_anew(act: Act, former: PinKeys) -> bool:
    """Whether the end was as the former key had signed it; else it stays as it is, and the check goes on to say so.

    Only the end is signed by a key, so that a log of any length is handed over at once. Entries that others
    write with the former key after this are marked as foreign.
    """
    by_former = replace(act, open_keys=lambda: former)
    while chain_entries(by_former):
        pass
    anchor = lock_anchor(act)
    if anchor.signature is not None and not is_anchor_signed(by_former, anchor):
        return False
    if anchor.signature is not None:
        move_anchor(act, anchor.number, anchor.hash)
    return True
