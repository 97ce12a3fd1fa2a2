"""What every staff page has in common: forms only from its own pages, roles, headers, and nothing for strangers."""

from collections.abc import Iterator

import pytest
from flask import Flask

from dialin.services import Services
from tests.admin.desk import Desk, acts, sit_down
from tests.browser.evening import make_evening
from tests.building import begin_call, register_people
from tests.databases import Databases
from tests.every import every

FORMS = [
    "/sign-in", "/sign-in/code", "/sign-out", "/stay", "/again", "/language", "/invitation", "/own/password",
    "/own/sessions/x/end", "/own/sessions/end", "/own/second-factor", "/own/second-factor/prove",
    "/own/second-factor/codes", "/own/second-factor/remove", "/staff/new", "/staff/1/role", "/staff/1/disable",
    "/staff/1/enable", "/staff/1/reset", "/events/digitaltag/attendees", "/events/digitaltag/calls/1/put-in/search",
    "/events/new", "/events/digitaltag/edit", "/events/new/invitation", "/events/digitaltag/invitation",
    "/events/digitaltag/longer", "/events/digitaltag/end", "/events/digitaltag/call-off",
    "/events/digitaltag/campaigns/pin/start", "/events/digitaltag/campaigns/pin/stop",
    "/events/digitaltag/outgoing/1/again", "/events/digitaltag/register",
    "/events/digitaltag/attendees/1/cancel", "/events/digitaltag/attendees/1/pin",
    "/events/digitaltag/attendees/1/read-out",
    "/events/digitaltag/attendees/1/forget", "/events/digitaltag/attendees/1/copy",
    "/events/digitaltag/attendees/1/unbar", "/events/digitaltag/attendees/1/allow-calls",
    "/events/digitaltag/attendees/1/correct",
    "/events/digitaltag/attendees/1/offer/yes",
    "/events/digitaltag/attendees/1/line", "/events/digitaltag/attendees/1/phone",
    "/events/digitaltag/calls/1/put-in", "/events/digitaltag/calls/1/remove", "/events/digitaltag/calls/1/phone",
    "/events/digitaltag/call-backs/1/phone", "/events/digitaltag/call-backs/1/call",
    "/events/digitaltag/attendees/1/letter",
    "/events/digitaltag/letters", "/events/digitaltag/lists", "/events/digitaltag/questions/1/answer",
    "/events/digitaltag/questions/1/text", "/events/digitaltag/questions/1/topic",
    "/events/digitaltag/questions/1/delete", "/events/digitaltag/attendees/1/type-up",
    "/events/digitaltag/hands", "/events/digitaltag/hands/next", "/events/digitaltag/hands/closed",
    "/events/digitaltag/hands/1/floor", "/events/digitaltag/hands/1/lower", "/events/digitaltag/hands/1/mute",
    "/events/digitaltag/hands/1/unmute", "/events/digitaltag/calls/1/helped",
    "/events/digitaltag/import", "/events/digitaltag/import/1", "/events/digitaltag/import/1/drop",
    "/events/digitaltag/call-backs/1/done", "/events/digitaltag/guessing/any/reset", "/rights/2",
    "/events/digitaltag/tests/bridge",
]  # fmt: skip

FILES = [
    "style.css", "parts.css", "board.css", "questions.css", "campaigns.css", "print.css", "page.js", "board.js",
    "live.js", "testing.js", "questions.js", "campaigns.js", "icon.svg",
]  # fmt: skip


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: what is tried here is refused before any statement that differs."""
    with databases.fresh("sqlite") as url:
        yield url


def test_the_list_of_forms_is_whole(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("admin.")]
    assert sum("POST" in (rule.methods or ()) for rule in rules) == len(FORMS)


# Not among the pages that a browser is led through: files, sounds, a piece of a page, and the sign-in, tried apart.
TRIED_ELSEWHERE = {
    "static", "sound_of_question", "sound_of_person", "live_board", "live_campaigns", "live_tests", "sign_in", "code",
    "open_invitation", "invitation",
}  # fmt: skip


def test_every_page_for_staff_is_among_those_that_are_tried_in_a_browser(app: Flask, services: Services) -> None:
    at = app.url_map.bind("")
    tried = {at.match(f"/admin{path.partition('?')[0]}")[0] for path in make_evening(services).pages()}
    rules = [rule for rule in app.url_map.iter_rules() if rule.endpoint.startswith("admin.")]
    opened = {rule.endpoint for rule in rules if "GET" in (rule.methods or ())}
    assert {endpoint.removeprefix("admin.") for endpoint in opened - tried} == TRIED_ELSEWHERE


@pytest.fixture
def busy(desk: Desk, event_id: int) -> Desk:
    """Somebody is registered and somebody calls, so that each form is about somebody."""
    register_people(desk.services, event_id, 1)
    begin_call(desk.services, "CA1", event_id=event_id)
    return desk


@every("form", FORMS)
def test_a_form_without_the_token_of_our_page_changes_nothing(busy: Desk, form: str) -> None:
    before = acts(busy.services)
    for data in ({}, {"csrf_token": "made up"}):
        answer = busy.client.post(f"/admin{form}", data=data)
        assert answer.status_code == 400
        assert "zu alt oder kam von woanders" in answer.text
    assert acts(busy.services) == before


@every("form", FORMS)
def test_asking_for_the_headers_of_a_form_sends_nothing(busy: Desk, form: str) -> None:
    """No token is asked of HEAD, so that it must not do what POST does: fetched by a proxy, it would end an event."""
    before = acts(busy.services)
    assert busy.client.head(f"/admin{form}").status_code in (200, 303, 404, 405)
    assert acts(busy.services) == before


def test_the_webhooks_need_no_token_and_get_no_cookie(app: Flask) -> None:
    answer = app.test_client().post("/voice/incoming", data={"CallSid": "CA" + "1" * 32})
    assert answer.status_code == 403  # for want of a signature, not of a token
    assert "Set-Cookie" not in answer.headers
    assert "Content-Security-Policy" not in answer.headers


@every("page", ["/", "/sign-in", "/events/digitaltag", "/nowhere", "/events/digitaltag/board"])
def test_every_page_forbids_foreign_scripts_frames_and_caches(desk: Desk, event_id: int, page: str) -> None:
    headers = desk.get(page).headers
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self';")
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"


@every("file", FILES)
def test_style_and_scripts_come_from_the_house_also_before_the_sign_in(app: Flask, file: str) -> None:
    with app.test_client().get(f"/admin/static/{file}") as answer:
        assert answer.status_code == 200
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@every("page", ["/", "/events/digitaltag", "/audit", "/events/digitaltag/attendees", "/nowhere"])
def test_strangers_are_sent_to_the_sign_in(app: Flask, event_id: int, page: str) -> None:
    answer = app.test_client().get(f"/admin{page}")
    assert answer.status_code == 303
    assert answer.location.startswith("/admin/sign-in")


@pytest.mark.parametrize("page", ["/events/new", "/events/digitaltag/end", "/audit"])
def test_creating_ending_and_the_whole_log_are_for_the_administration(
    app: Flask, services: Services, event_id: int, page: str
) -> None:
    colleague = sit_down(app, services, role="staff", name="Herr Specht")
    assert colleague.get(page).status_code == 403
    assert "Das darf nur die Verwaltung" in colleague.get(page).text
    assert sit_down(app, services).get(page).status_code == 200


def test_forms_for_the_administration_are_refused_to_staff(app: Flask, services: Services, event_id: int) -> None:
    colleague = sit_down(app, services, role="staff", name="Herr Specht")
    before = acts(services)
    assert colleague.send("/events/new", {"slug": "x"}).status_code == 403
    assert colleague.send("/events/digitaltag/end").status_code == 403
    assert acts(services) == before


@every(
    "page",
    [
        "/events/nothing", "/events/%00", "/events/digitaltag/attendees/99", "/events/digitaltag/attendees/99999999999",
        "/events/digitaltag/calls/99", "/events/digitaltag/calls/99/put-in", "/events/digitaltag/call-backs/99",
        "/events/digitaltag/guessing/any:call:CA1/reset", "/events/digitaltag/guessing/x/reset", "/events/digitaltag/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_said_on_a_page_with_a_way_back(desk: Desk, event_id: int, page: str) -> None:
    answer = desk.get(page)
    assert answer.status_code == 404
    assert "Unter dieser Adresse gibt es nichts" in answer.text
    assert 'href="/admin/"' in answer.text


def test_a_form_of_ten_megabytes_is_refused_without_harm(desk: Desk, event_id: int) -> None:
    answer = desk.send("/events/digitaltag/register", {"name": "x" * 10_000_000})
    assert answer.status_code == 413
    assert "zu viel Text" in answer.text


@every("address", ["/", "/phone.js", "/rehearsal/state", "/rehearsal/calls", "/2010-04-01/Accounts"])
def test_the_telephone_company_of_the_demo_is_on_no_server(app: Flask, address: str) -> None:
    assert app.test_client().get(address).status_code == 404
    assert app.test_client().post(address, json={"to": "+493023125000"}).status_code == 404
