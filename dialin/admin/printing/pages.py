"""Letters and lists of an event as files for the printer; who gets no letter, and why."""

import io
from collections.abc import Callable
from dataclasses import dataclass

from flask import request, send_file
from werkzeug.wrappers import Response

from dialin.actions.printing.due_letters import due_letters
from dialin.actions.printing.gather_letters import gather_letters
from dialin.actions.printing.gather_lists import gather_fallback_list, gather_seat_list
from dialin.actions.printing.gathering import may_come_too_late
from dialin.actions.printing.note_printed import note_new, note_printed
from dialin.admin.attendees import person_page
from dialin.admin.door import Answer, Shown, get, post
from dialin.admin.forms import typed
from dialin.admin.pages import page
from dialin.current import current_services
from dialin.letters.printing.letters import Printed, print_batch, refuse_letter
from dialin.letters.printing.lists import print_fallback_list, print_seat_list
from dialin.letters.printing.stationery import refuse_sender, stationery_of
from dialin.letters.printing.trouble import PrintingTrouble
from dialin.rules.outgoing.words import Lane, Outcome
from dialin.rules.paper.letters import Batch, LeftOut
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.events import Event
from dialin.store.outgoing import Wanted, list_outgoing
from dialin.store.work import Work

LISTS = ("fallback", "seats")


@dataclass(frozen=True, slots=True)
class Outlook:
    """new, every: how many letters could be printed. last: that which was printed last."""

    new: int
    every: int
    left_out: tuple[LeftOut, ...]
    printed: int
    last: Work | None
    is_late: bool  # what is posted today may not arrive before the event


@get("/events/<slug>/letters", right=Right.PEOPLE)
def letters(act: Act, event: Event, fault: Refused | None = None) -> str:
    return _page(act, event, fault)


def _page(act: Act, event: Event, fault: Refused | None) -> str:
    outlook = None
    try:
        outlook = _look_out(act, event)
    except PrintingTrouble as trouble:
        fault = fault or _refused(trouble)
    unset = refuse_sender(current_services().settings)
    return page("printing/letters.html", event=event, fault=fault, outlook=outlook, unset=unset)


@post("/events/<slug>/letters", right=Right.PINS, again=letters, asked_again=True)
def download_letters(act: Act, event: Event) -> Shown | Refused:
    """It opens the PINs of many at once."""
    only_new = typed(request.form).get("which", "new") != "all"
    batch = gather_letters(act, event, current_services().settings.office, only_new=only_new)
    return batch if isinstance(batch, Refused) else Shown(_deliver, batch=batch, author=act.author, only_new=only_new)


@post("/events/<slug>/attendees/<int:attendee_id>/letter", right=Right.PINS, again=person_page)
def download_letter(act: Act, event: Event, attendee: Attendee) -> Shown | Refused:
    """One person's, again or whatever way they have chosen for the PIN."""
    batch = gather_letters(act, event, current_services().settings.office, for_person=attendee.id)
    if isinstance(batch, Refused):
        return batch
    refused = next(iter((*batch.left_out, *unsendable(batch))), None)
    return Shown(_deliver, batch=batch, author=act.author) if refused is None else refused.reason


@post("/events/<slug>/lists", right=Right.PEOPLE, again=letters)
def download_list(act: Act, event: Event) -> Shown | Refused:
    which, office = typed(request.form).get("list", ""), current_services().settings.office
    if which not in LISTS:
        return Refused("Choose a list.", field="list")
    if which == "seats":
        seats = gather_seat_list(act, event, office)
        return Shown(_deliver_list, which=which, draw=lambda: print_seat_list(seats))
    people = gather_fallback_list(act, event, office)
    return Shown(_deliver_list, which=which, draw=lambda: print_fallback_list(people))


def _look_out(act: Act, event: Event) -> Outlook:
    """Raises `PrintingTrouble` where nothing can be printed here."""
    office = current_services().settings.office
    every, new = (due_letters(act, event, office, only_new=only_new) for only_new in (False, True))
    refused = unsendable(every)
    unsent = {one.attendee_id for one in refused}
    printed = [
        work
        for work in list_outgoing(act, Wanted(event_id=event.id, lane=Lane.LETTERS))
        if work.outcome is Outcome.PRINTED and work.done_at is not None
    ]
    return Outlook(
        new=sum(one.to.attendee_id not in unsent for one in new.letters),
        every=len(every.letters) - len(refused),
        left_out=(*every.left_out, *refused),
        printed=len(printed),
        last=max(printed, key=lambda work: (work.done_at, work.id), default=None),
        is_late=bool(every.letters) and may_come_too_late(event, current_services().settings.land, act.now),
    )


def unsendable(batch: Batch) -> list[LeftOut]:
    """Of these letters, those that no envelope would bring, and why. Raises `PrintingTrouble`."""
    judged = [(one, refuse_letter(one)) for one in batch.letters]
    return [LeftOut(one.to.attendee_id, one.to.name, reason) for one, reason in judged if reason is not None]


def _deliver(act: Act, event: Event, batch: Batch, author: str, *, only_new: bool = False) -> Answer:
    """Set in type once everything is saved, since it takes its time; noted as printed once it is there."""
    services = current_services()
    try:
        printed = print_batch(batch, stationery_of(services.settings, services.terms, batch.gathering))
    except PrintingTrouble as trouble:
        return _page(act, event, _refused(trouble)), 422
    if printed.pdf is None:
        return _page(act, event, _nobody(printed)), 422
    refused = None
    with services.acting(author) as noting:
        if only_new:
            refused = note_new(noting, event, services.settings.office, printed.letters)
        else:
            note_printed(noting, event.id, printed.letters)
    if refused is not None:
        return _page(act, event, refused), 422
    return _file(printed.pdf, f"{event.slug}-letters.pdf")


def _deliver_list(act: Act, event: Event, which: str, draw: Callable[[], bytes]) -> Answer:
    try:
        return _file(draw(), f"{event.slug}-{which}.pdf")
    except PrintingTrouble as trouble:
        return _page(act, event, _refused(trouble)), 422


def _file(content: bytes, name: str) -> Response:
    return send_file(io.BytesIO(content), mimetype="application/pdf", as_attachment=True, download_name=name)


def _nobody(printed: Printed) -> Refused:
    return Refused(
        "No letter can be printed. Below stands what is missing for {count}.", {"count": str(len(printed.left_out))}
    )


def _refused(trouble: PrintingTrouble) -> Refused:
    return Refused("Nothing can be printed here. {reason}", {"reason": str(trouble)})
