"""What somebody has said to staff about the seat that they were offered: two buttons on their page."""

from flask import url_for
from werkzeug.wrappers import Response

from dialin.actions.seats.offers.answer import answer_for
from dialin.admin.attendees import person_page
from dialin.admin.door import post
from dialin.admin.pages import to
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.attendees import Attendee
from dialin.store.events import Event


@post("/events/<slug>/attendees/<int:attendee_id>/offer/<any(yes, no):answer>", right=Right.PEOPLE, again=person_page)
def answer_offer(act: Act, event: Event, attendee: Attendee, answer: str) -> Response | Refused:
    refused = answer_for(act, attendee, accepts=answer == "yes")
    done = "offer_taken" if answer == "yes" else "offer_declined"
    return refused or to(url_for("admin.attendee", slug=event.slug, attendee_id=attendee.id, done=done))
