"""Whoever withdraws is told nothing more: call backs, news and all that was to go out stop, in the same transaction."""

from dialin.dialogue.words.news import ENDS
from dialin.rules.outgoing.words import Outcome
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.audit import log_change
from dialin.store.blanking import take_step
from dialin.store.forgetting import STOPPED
from dialin.store.outgoing import Wanted, stop_outgoing
from dialin.store.rows_of_person import look_up_person
from dialin.store.work import SHOW_OUT, drop_work, open_work_of

WITHDRAWN = "withdrawn"


def stop_calls(act: Act, attendee: Attendee) -> None:
    """To be done before they are told of it. A call for the next event is a wish of its own, and stays.

    So does news that leads a caller out: whoever is still on the line must hear it.
    """
    person = look_up_person(act, attendee)
    waiting = Wanted(event_id=attendee.event_id, attendee_id=attendee.id)
    stop_outgoing(act, waiting, Outcome.STOPPED, only_waiting=True)
    stopped = take_step(act, STOPPED, person)
    if stopped:
        about = {"event_id": attendee.event_id, "attendee_id": attendee.id}
        log_change(act, "call_back.stop", **about, count=stopped)
    open_work = open_work_of(act, person.calls)
    dropped = [one.id for one in open_work if one.kind != SHOW_OUT and one.details.get("news") not in ENDS]
    drop_work(act, dropped, failure=WITHDRAWN)
