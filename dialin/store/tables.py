"""Every table, imported so that the metadata is whole."""

from dialin.store import (
    attendees,
    audit,
    audit_chain,
    bridge_legs,
    call_backs,
    calls,
    campaigns,
    consents,
    deletions,
    direct_legs,
    direct_lines,
    duties,
    events,
    guesses,
    hands,
    instance,
    lanes,
    line_allowances,
    no_calls,
    pins,
    platform_looks,
    probing,
    questions,
    seat_offers,
    seats,
    sign_in_counts,
    staff,
    staff_events,
    staff_invitations,
    staff_recovery_codes,
    staff_sessions,
    test_calls,
    throttles,
    uploads,
    voice_recordings,
    work,
    workers,
)
from dialin.store.database import Base

metadata = Base.metadata

__all__ = [
    "attendees", "audit", "audit_chain", "bridge_legs", "call_backs", "calls", "campaigns", "consents", "deletions",
    "direct_legs", "direct_lines", "duties", "events", "guesses", "hands", "instance", "lanes", "line_allowances",
    "metadata", "no_calls", "pins", "platform_looks", "probing", "questions", "seat_offers", "seats", "sign_in_counts",
    "staff", "staff_events", "staff_invitations", "staff_recovery_codes", "staff_sessions", "test_calls", "throttles",
    "uploads",
    "voice_recordings", "work", "workers",
]  # fmt: skip
