"""The page of test calls: asked for by a button, and told step by step while they go on."""

import hashlib

from flask import Response, make_response, request, url_for
from werkzeug.wrappers import Response as Answer

from dialin.actions.testing.ask_test import ask_test
from dialin.admin.access import colleague
from dialin.admin.door import get, post
from dialin.admin.pages import page, to
from dialin.admin.testing.view import Way, look_at_ways
from dialin.current import current_services
from dialin.rules.refusals import Refused, mark
from dialin.rules.rights import Right
from dialin.rules.testing.words import Kind
from dialin.store.act import Act
from dialin.store.events import Event

NO_ACCOUNT = Refused(
    mark("No account at the provider is set, so nobody can be called. Set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.")
)


@get("/events/<slug>/tests", right=Right.EVENT)
def line_tests(act: Act, event: Event, fault: Refused | None = None) -> str:
    ways = look_at_ways(act, event)
    return page("testing/page.html", event=event, ways=ways, tag=_tag(event, ways), fault=fault)


@get("/events/<slug>/tests/live", right=Right.EVENT)
def live_tests(act: Act, event: Event) -> Answer:
    ways = look_at_ways(act, event)
    tag = _tag(event, ways)
    if request.if_none_match.contains(tag):
        response = Response(status=304)
    else:
        response = make_response(page("testing/live.html", event=event, ways=ways))
    response.set_etag(tag)
    return response


@post("/events/<slug>/tests/<any(bridge, dial_in):line>", right=Right.EVENT, again=line_tests)
def ask_for_test(act: Act, event: Event, line: str) -> Answer | Refused:
    if current_services().provider is None:
        return NO_ACCOUNT
    asked = ask_test(act, event, Kind(line))
    return asked if isinstance(asked, Refused) else to(url_for("admin.line_tests", slug=event.slug))


def _tag(event: Event, ways: tuple[Way, ...]) -> str:
    content = repr((ways, event, colleague().language))
    return hashlib.sha256(content.encode()).hexdigest()[:32]
