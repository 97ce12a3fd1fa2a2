"""Hands the ends of the audit log's chain over from one secret key to the next."""

from dataclasses import replace

from dialin.actions.audit.chain_entries import chain_entries
from dialin.crypto.pin_keys import PinKeys
from dialin.store.act import Act
from dialin.store.audit_chain import is_anchor_signed, lock_anchor, sign_anchor


def sign_anew(act: Act, former: PinKeys) -> bool:
    """Whether the ends were as the former key had signed them; else they stay so, and the check goes on to say it.

    Only the ends are signed by a key, so that a log of any length is handed over at once. Entries that others
    write with the former key after this are marked as foreign.
    """
    by_former = replace(act, open_keys=lambda: former)
    while chain_entries(by_former):
        pass
    anchor = lock_anchor(act)
    if anchor.signature is not None and not is_anchor_signed(by_former, anchor):
        return False
    if anchor.signature is not None:
        sign_anchor(act, anchor)
    return True
