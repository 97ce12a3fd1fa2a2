"""The audit log: of one event for everybody, of everything for the administration."""

from functools import partial
from typing import Any

from dialin.actions.audit.faults import Fault, Found
from dialin.admin.door import get
from dialin.admin.log import words as log_words
from dialin.admin.pages import page, reading_language
from dialin.admin.words import load_words
from dialin.rules.event_settings.plan import USUAL_ZONE
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import list_attendees
from dialin.store.audit import list_entries
from dialin.store.audit_chain import find_anchor
from dialin.store.events import Event, list_events


@get("/audit", right=Right.WHOLE_LOG)
def audit(act: Act) -> str:
    entries = list_entries(act, None)
    events = {event.id: event for event in list_events(act)}
    named = {entry.event_id for entry in entries if entry.event_id is not None}
    people = {row.id: row.name for event_id in named for row in list_attendees(act, event_id)}
    return _show(act, event=None, entries=entries, events=events, people=people, zone=USUAL_ZONE)


@get("/events/<slug>/audit", right=Right.EVENT_LOG)
def audit_of_event(act: Act, event: Event) -> str:
    entries = list_entries(act, event.id)
    people = {row.id: row.name for row in list_attendees(act, event.id)}
    return _show(act, event=event, entries=entries, events={event.id: event}, people=people, zone=event.timezone)


def _show(act: Act, **values: Any) -> str:
    words, anchor = load_words()[reading_language()], find_anchor(act)
    found = [Found(Fault(fault), number, last) for fault, number, last in anchor.faults] if anchor else []
    values |= {"anchor": anchor, "faults": [words.say(one.sentence, **one.values) for one in found]}
    return page("audit.html", log=log_words, details=partial(log_words.details_in, words), **values)
