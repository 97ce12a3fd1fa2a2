"""Every table, imported so that the metadata is whole."""

from dialin.store import (
    attendees,
    audit,
    audit_chain,
    bridge_legs,
    call_backs,
    calls,
    consents,
    deletions,
    direct_lines,
    duties,
    events,
    guesses,
    hands,
    instance,
    line_allowances,
    pins,
    probing,
    questions,
    seats,
    sign_in_counts,
    staff,
    staff_events,
    staff_invitations,
    staff_recovery_codes,
    staff_sessions,
    throttles,
    uploads,
    voice_recordings,
    work,
    workers,
)
from dialin.store.database import Base

metadata = Base.metadata

__all__ = [
    "attendees", "audit", "audit_chain", "bridge_legs", "call_backs", "calls", "consents", "deletions",
    "direct_lines", "duties", "events", "guesses", "hands", "instance", "line_allowances", "metadata", "pins",
    "probing", "questions", "seats", "sign_in_counts", "staff", "staff_events", "staff_invitations",
    "staff_recovery_codes", "staff_sessions", "throttles", "uploads", "voice_recordings", "work", "workers",
]  # fmt: skip
