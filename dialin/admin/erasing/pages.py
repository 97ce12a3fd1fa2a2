"""Everything about one person is deleted, after a page that says what goes, what stays and what follows."""

from flask import url_for
from werkzeug.wrappers import Response

from dialin.actions.attendees.forget_person import forget_person
from dialin.admin.attendees import person_page
from dialin.admin.door import get, post
from dialin.admin.pages import page, to
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.events import Event
from dialin.store.forgetting import is_forgotten


@get("/events/<slug>/attendees/<int:attendee_id>/forget", right=Right.PEOPLE)
def forget(act: Act, event: Event, attendee: Attendee, fault: Refused | None = None) -> str:
    if is_forgotten(attendee):
        return person_page(act, event, attendee, fault)
    return page("forget.html", event=event, person=attendee, fault=fault)


@post("/events/<slug>/attendees/<int:attendee_id>/forget", right=Right.PEOPLE, again=forget)
def forget_now(act: Act, event: Event, attendee: Attendee) -> Response | Refused:
    return forget_person(act, attendee.id) or to(url_for("admin.attendees", slug=event.slug, done="forgotten"))
