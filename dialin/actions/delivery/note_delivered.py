"""Writes down that somebody has heard their PIN, or was read it: once, and nobody calls them for it any more."""

from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.store.act import Act
from dialin.store.attendees import Attendee, load_attendee
from dialin.store.calls import Call
from dialin.store.outgoing import Wanted, add_outgoing, finish_outgoing, list_outgoing
from dialin.store.work import Work

_BY_VOICE = (Lane.CALLS, Lane.STAFF)  # a letter that was promised is still written


def note_heard(act: Act, call: Call) -> None:
    """The attendee's own call has read it to the end; one that the city made comes to an outcome of its own."""
    person = None if call.attendee_id is None or call.work_id is not None else load_attendee(act, call.attendee_id)
    if person is not None:
        _note(act, person, Lane.CALLS, Outcome.HEARD)


def note_read_out(act: Act, person: Attendee) -> None:
    _note(act, person, Lane.STAFF, Outcome.READ_OUT, by=act.author)


def _note(act: Act, person: Attendee, lane: Lane, outcome: Outcome, *, by: str | None = None) -> None:
    waiting = [one for one in _open_of(act, person) if one.lane in _BY_VOICE and one.begun_at is None]
    its = next((one for one in waiting if one.lane is lane), None)
    if its is None:
        add_outgoing(act, [_done(act, person, lane, outcome) | {"done_by": by}])
    for one in waiting:
        if one is its:
            finish_outgoing(act, one, outcome, done_by=by)
        else:
            finish_outgoing(act, one, Outcome.STOPPED)


def _open_of(act: Act, person: Attendee) -> list[Work]:
    purposes = (Purpose.PIN,)
    return list_outgoing(act, Wanted(person.event_id, person.id, purposes=purposes, only_open=True))


def _done(act: Act, person: Attendee, lane: Lane, outcome: Outcome) -> dict[str, object]:
    return {
        "key": f"{Purpose.PIN}:{outcome}:{person.id}",
        "kind": Purpose.PIN,
        "lane": lane,
        "event_id": person.event_id,
        "attendee_id": person.id,
        "due_at": act.now,
        "done_at": act.now,
        "outcome": outcome,
    }
