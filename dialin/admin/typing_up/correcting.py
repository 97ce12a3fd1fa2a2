"""What is on file about a person is corrected on their own page."""

from flask import request, url_for
from werkzeug.wrappers import Response

from dialin.actions.delivery.late_letters import refuse_late_letter
from dialin.actions.people.correct_person import Corrected, correct_person
from dialin.admin.attendees import person_page
from dialin.admin.door import post
from dialin.admin.forms import reach_in, typed
from dialin.admin.pages import to
from dialin.current import current_services
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.events import Event


def _written() -> Corrected:
    fields = typed(request.form)
    reach = reach_in(fields) if "delivery" in fields else None
    return Corrected(fields.get("name", ""), fields.get("phone", ""), fields.get("language"), reach)


def _person_again(act: Act, event: Event, attendee: Attendee, fault: Refused | None = None) -> str:
    return person_page(act, event, attendee, fault, corrected=typed(request.form))


@post("/events/<slug>/attendees/<int:attendee_id>/correct", right=Right.PEOPLE, again=_person_again)
def correct(act: Act, event: Event, attendee: Attendee) -> Response | Refused:
    written = _written()
    if written.reach is not None and written.reach.delivery != attendee.delivery:
        land = current_services().settings.land
        if refused := refuse_late_letter(act, event, written.reach.delivery, land):
            return refused
    there = url_for("admin.attendee", slug=event.slug, attendee_id=attendee.id, done="corrected")
    return correct_person(act, attendee.id, written) or to(there)
