"""The audit log: of one event for everybody, of the whole house for the administration."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from flask import Blueprint

from dialin.admin.access import admin_only
from dialin.admin.log import words as log_words
from dialin.admin.pages import event_named, page, reading_language
from dialin.admin.words import load_words
from dialin.current import current_services
from dialin.rules.event_plans import EventDraft
from dialin.store.attendees import list_attendees
from dialin.store.audit import list_entries
from dialin.store.database import Record, reading
from dialin.store.events import list_events

HOUSE_ZONE = EventDraft.timezone  # for entries that belong to no event


def add_pages(admin: Blueprint) -> None:
    admin.add_url_rule("/audit", view_func=audit)
    admin.add_url_rule("/events/<slug>/audit", view_func=audit_of_event)


@admin_only
def audit() -> str:
    with reading(current_services().database) as connection:
        entries = list_entries(connection, None)
        events = {event.id: event for event in list_events(connection)}
        people = {row.id: row.name for event_id in _events_in(entries) for row in list_attendees(connection, event_id)}
    return _show(event=None, entries=entries, events=events, people=people, zone=HOUSE_ZONE)


def _show(**values: Any) -> str:
    words = load_words()[reading_language()]
    return page("audit.html", log=log_words, details=partial(log_words.details_in, words), **values)


def _events_in(entries: Sequence[Record]) -> set[int]:
    return {entry.event_id for entry in entries if entry.event_id is not None}


def audit_of_event(slug: str) -> str:
    event = event_named(slug)
    with reading(current_services().database) as connection:
        entries = list_entries(connection, event.id)
        people = {row.id: row.name for row in list_attendees(connection, event.id)}
    return _show(event=event, entries=entries, events={event.id: event}, people=people, zone=event.timezone)
