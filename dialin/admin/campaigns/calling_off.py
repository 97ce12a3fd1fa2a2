"""Calling an event off: asked once more, with the password, since everybody is told."""

from flask import url_for
from werkzeug.wrappers import Response

from dialin.actions.events.call_off import call_off
from dialin.actions.outgoing.campaigns.means import means_of
from dialin.actions.outgoing.campaigns.plan_campaign import plan_campaign
from dialin.actions.outgoing.campaigns.start_campaign import refuse_plan, start_campaign
from dialin.admin.campaigns.view import TITLES
from dialin.admin.door import get, post
from dialin.admin.pages import page, to
from dialin.current import current_services
from dialin.rules.outgoing.words import Purpose
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.events import Event


@get("/events/<slug>/call-off", right=Right.EVENT_SETUP, asked_again=True)
def ask_to_call_off(act: Act, event: Event, fault: Refused | None = None) -> str:
    means = means_of(current_services().settings)
    plan = plan_campaign(act, event, Purpose.CANCELLED, means)
    missing = refuse_plan(event, plan, means)  # it is called off all the same, and told by hand
    drawn = {"plan": plan, "missing": missing, "title": TITLES[Purpose.CANCELLED]}
    return page("campaigns/call_off.html", event=event, fault=fault, **drawn)


@post("/events/<slug>/call-off", right=Right.EVENT_SETUP, again=ask_to_call_off, asked_again=True)
def call_it_off(act: Act, event: Event) -> Response | Refused:
    """Where people cannot be told by itself, the event is called off all the same; the page says what is missing."""
    means = means_of(current_services().settings)
    plan = plan_campaign(act, event, Purpose.CANCELLED, means)
    can_tell = refuse_plan(event, plan, means) is None
    done = start_campaign(act, event.id, Purpose.CANCELLED, means) if can_tell else call_off(act, event.id)
    if isinstance(done, Refused):
        return done
    return to(url_for("admin.campaigns", slug=event.slug, done="called_off"))
