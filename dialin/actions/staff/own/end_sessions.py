"""Ends one's own sessions elsewhere."""

from dialin.rules.refusals import Refused
from dialin.store.act import Act
from dialin.store.audit import log_change
from dialin.store.staff_sessions import StaffSession, close_session, close_sessions, list_sessions

NAME_LENGTH = 16


def name_of(session: StaffSession) -> str:
    """By which a page names a session; it opens nothing."""
    return session.token_hash[:NAME_LENGTH]


def end_session(act: Act, staff_id: int, session_name: str) -> Refused | None:
    """Only of the same login."""
    found = [one for one in list_sessions(act, staff_id) if name_of(one) == session_name]
    if not found:
        return Refused("This session has ended already.")
    close_session(act, found[0].token_hash)
    log_change(act, "staff.end_sessions", count=1)
    return None


def end_other_sessions(act: Act, staff_id: int, token_hash: str) -> None:
    log_change(act, "staff.end_sessions", count=close_sessions(act, staff_id, but=token_hash))
