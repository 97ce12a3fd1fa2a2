"""Calls and messages: what everybody is told, started, stopped and watched, and whom it has not reached."""

import hashlib

from flask import Response as Answer
from flask import make_response, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from dialin.actions.outgoing.campaigns.means import Means, means_of
from dialin.actions.outgoing.campaigns.plan_campaign import KINDS, plan_campaign
from dialin.actions.outgoing.campaigns.start_campaign import refuse_kind, refuse_plan, start_campaign
from dialin.actions.outgoing.campaigns.stop_campaign import stop_campaign
from dialin.actions.outgoing.campaigns.try_again import try_again
from dialin.admin.access import colleague
from dialin.admin.campaigns.view import TITLES, Shown, look_at_campaigns
from dialin.admin.door import get, post
from dialin.admin.pages import Confirmation, confirmation, page, to
from dialin.current import current_services
from dialin.rules.outgoing.words import Purpose
from dialin.rules.refusals import Refused, mark
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.rows import LARGEST_ID
from dialin.store.work import load_work


@get("/events/<slug>/campaigns", right=Right.CALLS)
def campaigns(act: Act, event: Event, fault: Refused | None = None) -> str:
    shown = look_at_campaigns(act, event, _means())
    return page("campaigns/page.html", event=event, fault=fault, tag=_tag(event, shown), **_drawn(shown))


@get("/events/<slug>/campaigns/live", right=Right.CALLS)
def live_campaigns(act: Act, event: Event) -> Answer:
    """304 without rendering while nothing that is shown has changed."""
    shown = look_at_campaigns(act, event, _means())
    tag = _tag(event, shown)
    if request.if_none_match.contains(tag):
        response = Answer(status=304)
    else:
        response = make_response(page("campaigns/live.html", event=event, **_drawn(shown)))
    response.set_etag(tag)
    return response


def _drawn(shown: tuple[Shown, ...]) -> dict[str, object]:
    return {"kinds": shown, "titles": TITLES, "pace": _means().per_second}


def _tag(event: Event, shown: tuple[Shown, ...]) -> str:
    """Of what is shown: the moments of a plan pass with the clock."""
    content = [(one.kind, one.progress, one.refused, one.plan and (one.plan.told, one.plan.cannot)) for one in shown]
    return hashlib.sha256(repr((content, event, colleague().language)).encode()).hexdigest()[:32]


@get("/events/<slug>/campaigns/<kind>/start", right=Right.CALLS)
def ask_to_start(act: Act, event: Event, kind: str, fault: Refused | None = None) -> str:
    purpose, means = _purpose(kind), _means()
    plan = plan_campaign(act, event, purpose, means)
    refused = fault or refuse_kind(act, event, purpose) or refuse_plan(event, plan, means)
    return page("campaigns/start.html", event=event, plan=plan, fault=refused, title=TITLES[purpose])


@post("/events/<slug>/campaigns/<kind>/start", right=Right.CALLS, again=ask_to_start)
def start(act: Act, event: Event, kind: str) -> Response | Refused:
    purpose = _purpose(kind)
    if purpose is Purpose.CANCELLED and event.cancelled_at is None:
        return Refused("Call the event off first: the page of the event leads there.")
    started = start_campaign(act, event.id, purpose, _means())
    return started if isinstance(started, Refused) else _to_page(event, "campaign_started")


@get("/events/<slug>/campaigns/<kind>/stop", right=Right.CALLS)
def ask_to_stop(_act: Act, event: Event, kind: str) -> str:
    _purpose(kind)
    asked = Confirmation(
        question=mark("Stop telling people about {title}?"),
        consequence=mark("Whoever has not been told yet is not told. Calls that are under way go on to their end."),
        button=mark("Stop it"),
        back=url_for("admin.campaigns", slug=event.slug),
        values={"title": event.title},
    )
    return confirmation(event, asked)


@post("/events/<slug>/campaigns/<kind>/stop", right=Right.CALLS, again=campaigns)
def stop(act: Act, event: Event, kind: str) -> Response | Refused:
    stopped = stop_campaign(act, event.id, _purpose(kind))
    return stopped if isinstance(stopped, Refused) else _to_page(event, "campaign_stopped")


@post("/events/<slug>/outgoing/<int:work>/again", right=Right.CALLS, again=campaigns)
def tried_again(act: Act, event: Event, work: int) -> Response | Refused:
    row = None if work > LARGEST_ID else load_work(act, work)
    if row is None or row.event_id != event.id:
        raise NotFound
    return try_again(act, work) or _to_page(event, "tried_again")


def _purpose(kind: str) -> Purpose:
    found = next((one for one in KINDS if one == kind), None)
    if found is None:
        raise NotFound
    return found


def _means() -> Means:
    return means_of(current_services().settings)


def _to_page(event: Event, done: str) -> Response:
    return to(url_for("admin.campaigns", slug=event.slug, done=done))
