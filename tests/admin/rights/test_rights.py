"""Who gets where: every role at every address, and nobody at what belongs to an event that is not theirs."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from dialin.admin.door import rights_asked
from dialin.rules.rights import ROLES_WITH, Right, Role, may
from dialin.services import Services
from dialin.store.call_backs import add_call_back
from dialin.store.hands import add_hand
from dialin.store.staff_events import let_see
from tests.admin.desk import Desk, acts, sit_down, token_in
from tests.browser.evening import Evening, make_evening
from tests.building import EVENING, SetClock, make_event
from tests.databases import Databases
from tests.every import every

OPEN = {  # to who is not signed in, too
    ("GET", "/sign-in"), ("POST", "/sign-in"), ("GET", "/sign-in/code"), ("POST", "/sign-in/code"),
    ("GET", "/invitation"), ("POST", "/invitation"), ("GET", "/invitation/<token>"), ("GET", "/static/<path:filename>"),
}  # fmt: skip
LAST = "/sign-out"  # after which whoever tries is somebody else
GIVEN = {"answer": "yes", "way": "closed", "line": "bridge", "kind": "name", "scope": "any", "_anything": "nowhere"}


@pytest.fixture
def database_url(databases: Databases) -> Iterator[str]:
    """One kind is enough: who may do what is asked by the same statements on both."""
    with databases.fresh("sqlite") as url:
        yield url


@dataclass(frozen=True)
class Address:
    """One rule of the staff pages, filled in with what there is on the evening."""

    method: str
    rule: str
    path: str

    def ask(self, desk: Desk, token: str) -> TestResponse:
        if self.method == "GET":
            return desk.get(self.path)
        return desk.client.post(f"/admin{self.path}", data={"csrf_token": token})


def addresses(app: Flask, evening: Evening, slug: str = "digitaltag", **other: int) -> list[Address]:
    """Of every page and every deed there is."""
    at = app.url_map.bind("")
    named = {**GIVEN, "slug": slug, "attendee_id": evening.people[0].attendee_id, "call_id": evening.guest, **other}
    found = []
    for rule in app.url_map.iter_rules():
        if not rule.endpoint.startswith("admin."):
            continue
        bare = rule.rule.removeprefix("/admin")
        values = {name: named.get(name, evening.login if name == "login_id" else 1) for name in rule.arguments}
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            if (method, bare) not in OPEN:
                path = at.build(rule.endpoint, values, method=method).removeprefix("/admin")
                found.append(Address(method, bare, path))
    return sorted(found, key=lambda one: (one.rule == LAST, one.method, one.rule))


@pytest.fixture
def evening(services: Services, clock: SetClock) -> Evening:
    clock.now = EVENING
    made = make_evening(services)
    with services.acting("test") as act:
        values = {"event_id": made.event_id, "attendee_id": made.people[0].attendee_id, "raised_at": EVENING}
        add_hand(act, values | {"is_open": False})
    return made


def test_every_address_of_the_staff_pages_names_the_right_that_it_takes(app: Flask, evening: Evening) -> None:
    assert {(one.method, one.rule) for one in addresses(app, evening)} == set(rights_asked)
    assert len(rights_asked) > 60
    assert set(rights_asked.values()) == set(Right)


def test_nobody_gets_through_where_the_table_says_no_and_whoever_may_does(
    app: Flask, services: Services, evening: Evening
) -> None:
    for role in Role:
        desk = sit_down(app, services, role=role, name=f"Frau {role.name}")
        token = token_in(desk.get("/").text)
        for barred in (True, False):  # first what changes nothing
            before, tried = acts(services), 0
            for one in addresses(app, evening):
                if may(role, rights_asked[one.method, one.rule]) is not barred:
                    tried += 1
                    answer = one.ask(desk, token)
                    assert (answer.status_code == 403) is barred, (role, one)
                    assert answer.status_code not in (400, 405, 500), (role, one)
            assert not barred or acts(services) == before
            assert tried or (barred and role is Role.ADMINISTRATOR)


def test_a_role_of_another_version_may_do_nothing(app: Flask, services: Services, evening: Evening) -> None:
    desk = sit_down(app, services, role="superuser", name="Frau Kuckuck")
    assert {desk.get(one.path).status_code for one in addresses(app, evening) if one.method == "GET"} == {403}


def test_moderators_see_no_number_no_pin_and_no_way_to_a_person(
    app: Flask, services: Services, evening: Evening
) -> None:
    desk = sit_down(app, services, role=Role.MODERATOR)
    mine = [one for one in addresses(app, evening) if may(Role.MODERATOR, rights_asked[one.method, one.rule])]
    for one in mine:
        if one.method == "GET" and "sound" not in one.path and "_anything" not in one.rule:
            page = desk.get(one.path).text
            for secret in ("23125010", "23125 010", "25033", evening.people[0].pin, "/attendees", "/calls/", "/audit"):
                assert secret not in page, (one, secret)


def test_what_one_may_not_do_is_on_no_page_to_be_pressed(app: Flask, services: Services, evening: Evening) -> None:
    """Each link and each form of a page leads to something that this role may do."""
    at = app.url_map.bind("")
    for role in Role:
        desk = sit_down(app, services, role=role, name=f"Frau {role.name}")
        for one in addresses(app, evening):
            if one.method == "GET" and may(role, rights_asked[one.method, one.rule]) and "sound" not in one.path:
                for method, address in links_in(desk.get(one.path).text):
                    rule, _ = at.match(address, method=method, return_rule=True)
                    asked = rights_asked.get((method, rule.rule.removeprefix("/admin")))
                    assert asked is None or may(role, asked), (role, one, address)


def links_in(page: str) -> Iterator[tuple[str, str]]:
    for before, method in (('href="', "GET"), ('action="', "POST"), ('formaction="', "POST")):
        for rest in page.split(before)[1:]:
            address = rest.partition('"')[0].partition("?")[0].partition("#")[0]
            if address.startswith("/admin"):
                yield method, address


@pytest.fixture
def elsewhere(services: Services, evening: Evening) -> int:
    """Another event, which is all that some logins see."""
    return make_event(services, slug="andere", title="Die andere", number="030 23125001", starts="2026-07-19T18:00",
                      ends="2026-07-19T20:00", registration_closes="2026-07-16T23:59")  # fmt: skip


def only_for(app: Flask, services: Services, event_ids: list[int], **who: str) -> Desk:
    desk = sit_down(app, services, **who)
    with services.acting("test") as act:
        ids = [row.id for row in act.connection.exec_driver_sql("SELECT id FROM staff ORDER BY id DESC LIMIT 1")]
        let_see(act, ids[0], event_ids)
    return desk


def test_whoever_may_not_see_an_event_finds_nothing_of_it_at_any_address(
    app: Flask, services: Services, evening: Evening, elsewhere: int
) -> None:
    for role in (Role.OFFICE, Role.MODERATOR):
        desk = only_for(app, services, [elsewhere], role=role, name=f"Frau {role.name}")
        token, before = token_in(desk.get("/").text), acts(services)
        of_event = [one for one in addresses(app, evening) if "<slug>" in one.rule]
        seated = addresses(app, evening, "andere", call_id=1)
        through_own = [one for one in seated if "_id>" in one.rule and "<slug>" in one.rule]
        tried = 0
        for one in (*of_event, *through_own):
            if may(role, rights_asked[one.method, one.rule]):
                tried += 1
                assert one.ask(desk, token).status_code == 404, (role, one)
        assert tried > 20
        assert acts(services) == before
        assert "Digitaltag" not in desk.see("/")
        assert desk.get("/events/andere").status_code == 200


def test_a_call_back_for_the_next_event_is_seen_by_those_alone_who_see_the_event_it_came_from(
    app: Flask, services: Services, evening: Evening, elsewhere: int
) -> None:
    with services.acting("test") as act:
        row = {"event_id": evening.event_id, "call_id": None, "number": "+493023125033", "promised_at": EVENING}
        add_call_back(act, row | {"wanted": "next_event"})
    all_, some = sit_down(app, services), only_for(app, services, [elsewhere], role="staff", name="Frau Star")
    for desk, status in ((all_, 200), (some, 404)):
        assert desk.get("/events/andere/call-backs/2").status_code == status
        assert ("/call-backs/2" in desk.see("/events/andere")) is (status == 200)


def test_a_right_that_was_taken_counts_from_the_next_request(
    app: Flask, services: Services, evening: Evening, elsewhere: int
) -> None:
    office = sit_down(app, services, role="staff", name="Frau Star")
    administration = sit_down(app, services)
    assert office.get("/events/digitaltag").status_code == 200
    login = evening.login + 1
    administration.send(f"/rights/{login}", {"which": "chosen", "event": "andere"})
    assert office.get("/events/digitaltag").status_code == 404
    assert "Frau Star" in administration.see("/rights")
    log = administration.see("/audit")
    assert "hat festgelegt, welche Veranstaltungen ein Zugang sieht" in log
    assert "Veranstaltungen: alle Veranstaltungen → andere" in log
    administration.send(f"/rights/{login}", {"which": "all"})
    assert office.get("/events/digitaltag").status_code == 200


def test_the_administration_sees_every_event_whatever_is_on_file(
    app: Flask, services: Services, evening: Evening, elsewhere: int
) -> None:
    desk = only_for(app, services, [], role="admin", name="Frau Adler")
    assert desk.get("/events/digitaltag").status_code == 200
    assert desk.get(f"/rights/{evening.login + 1}").status_code == 404
    assert desk.send(f"/rights/{evening.login + 1}", {"which": "chosen"}).status_code == 404


@every(
    ("field", "text"),
    [
        ("bridge_number", "+8816000000"), ("bridge_digits", "w1#"), ("bridge_sip", "sip:1@evil.example"),
        ("bridge_headers", "X-A=b"), ("bridge_mode", "direct"), ("most_lines", "1"), ("office", "+15005550006"),
        ("number", "030 23125999"), ("ends", "2026-06-19T18:02"), ("ends", ""), ("timezone", "Asia/Tokyo"),
        ("pin_length", "6"), ("knows_lines", "True"), ("is_recorded", "True"),
    ],
)  # fmt: skip
def test_the_office_sets_nothing_of_what_is_the_administrations_and_loses_nothing_that_was_written(
    app: Flask, services: Services, evening: Evening, field: str, text: str
) -> None:
    with services.acting("test") as act:
        act.connection.exec_driver_sql("UPDATE event SET pin_length = 8")
    name = f"Frau {field} {len(text)}"
    desk = sit_down(app, services, role="staff", name=name)
    answer = desk.send("/events/digitaltag/edit", {"title": "Neuer Titel", field: text})
    assert answer.status_code == 422
    assert "Das darf nur die Verwaltung ändern." in answer.text
    assert f'href="#{field}"' in answer.text
    assert not text.startswith(("+", "sip:", "030")) or text not in answer.text  # as if it were so already
    assert 'value="Neuer Titel"' in answer.text
    assert ("event.change", name) not in [(act, who) for who, act in acts(services)]
    assert desk.send("/events/digitaltag/edit", {"title": f"Digitaltag {field}"}).status_code == 303


def test_the_office_reads_what_it_may_not_change_but_for_what_lets_in(
    app: Flask, services: Services, clock: SetClock
) -> None:
    sip = "UPDATE event SET bridge_digits = 'w4711#', bridge_sip = 'sip:4711@video.example.org'"
    make_event(services)
    with services.acting("test") as act:
        act.connection.exec_driver_sql(sip)
    page = sit_down(app, services, role="staff").see("/events/digitaltag/edit")
    assert "4711" not in page
    assert "eingetragen, wird nicht gezeigt" in page
    assert "19.06.2026, 20:00" in page
    assert 'name="ends"' not in page
    assert 'name="title"' in page
    assert "4711" in sit_down(app, services, name="Herr Adler").see("/events/digitaltag/edit")


def test_the_table_of_rights_names_every_right() -> None:
    assert set(ROLES_WITH) == set(Right)
    assert all(Role.ADMINISTRATOR in roles for roles in ROLES_WITH.values())
