"""Ends a session; its cookie is worthless from then on, wherever it was copied to."""

from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.staff_sessions import close_session


def sign_out(act: Act, token_hash: str) -> None:
    close_session(act, token_hash)
    log_change(act, "staff.sign_out")
