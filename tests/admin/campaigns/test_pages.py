"""Calls and messages: looked at, started, stopped and tried again by the office; calling off by the administration."""

from flask import Flask

from dialin.rules.outgoing.words import Lane, Outcome, Purpose
from dialin.services import Services
from dialin.store.campaigns import running_campaign
from dialin.store.events import change_event, load_event
from dialin.store.outgoing import add_outgoing
from tests.actions.outgoing.campaigns.town import change, finish, open_rows, rows
from tests.admin.desk import Desk, acts, sit_down
from tests.admin.page import read
from tests.building import make_event, register_people
from tests.jobs.outgoing.ordering import order_calls

PAGE = "/events/digitaltag/campaigns"


def people(services: Services, event_id: int) -> list[int]:
    """Two who are called with their PIN, and one whose letter has no address."""
    registered = [one.attendee_id for one in register_people(services, event_id, 3)]
    for one in registered[:2]:
        change(services, one, delivery="call")
    return registered


def test_it_is_said_who_will_be_told_and_until_when_before_it_is_started(desk: Desk, event_id: int) -> None:
    people(desk.services, event_id)
    section = read(desk.see(PAGE)).the("section", aria_labelledby="pin-heading")
    assert "2 Personen werden benachrichtigt" in section.text
    assert "voraussichtlich fertig: 01.06.2026, 12:00" in section.text
    assert "Es ist keine Adresse bekannt" in section.text
    asked = desk.see(f"{PAGE}/pin/start")
    assert "2 per Anruf" in asked
    assert "Erna Beispiel 2" in asked
    assert rows(desk.services) == []


def test_whom_nothing_reaches_is_not_called_tried_before_the_start(desk: Desk, event_id: int) -> None:
    people(desk.services, event_id)
    assert "1 Person kann nicht benachrichtigt werden" in read(desk.see(PAGE)).the("details", id="pin-missed").text
    desk.send(f"{PAGE}/pin/start")
    assert "1 Person nicht erreicht" in read(desk.see(PAGE)).the("details", id="pin-missed").text


def test_who_was_told_one_by_one_is_no_measure_of_what_has_not_begun(desk: Desk, event_id: int) -> None:
    first, _, _ = people(desk.services, event_id)
    with desk.services.acting("desk") as act:
        due = {"kind": Purpose.PIN, "event_id": event_id, "attendee_id": first, "due_at": act.now}
        add_outgoing(act, [{"key": "by hand", "lane": Lane.CALLS, **due}])
    finish(desk.services, open_rows(desk.services)[0], Outcome.HEARD)
    section = read(desk.see(PAGE)).the("section", aria_labelledby="pin-heading")
    assert "1 Person weiß es schon." in section.text
    assert "von 1 wissen es" not in section.text
    assert "1 Person wird benachrichtigt" in section.text


def test_it_is_started_watched_and_stopped(desk: Desk, event_id: int) -> None:
    first, _, last = people(desk.services, event_id)
    assert desk.send(f"{PAGE}/pin/start").location.endswith("done=campaign_started")
    finish(desk.services, open_rows(desk.services)[0], Outcome.HEARD)
    section = read(desk.see(PAGE)).the("section", aria_labelledby="pin-heading")
    assert "1 von 3 wissen es" in section.text
    assert section.the("progress").attributes["value"] == "2"
    again = desk.send(f"{PAGE}/pin/start")
    assert again.status_code == 422
    assert "Das läuft schon." in again.text
    assert "noch nicht erfahren" in desk.see(f"{PAGE}/pin/stop")
    assert desk.send(f"{PAGE}/pin/stop").status_code == 303
    assert [row.outcome for row in rows(desk.services)] == [Outcome.HEARD, Outcome.STOPPED, Outcome.BLOCKED]
    assert [what for _, what in acts(desk.services)][-2:] == ["campaign.start", "campaign.stop"]
    assert first < last


def test_the_live_part_is_drawn_only_where_something_has_changed(desk: Desk, event_id: int) -> None:
    people(desk.services, event_id)
    desk.send(f"{PAGE}/pin/start")
    tag = read(desk.see(PAGE)).the(id="campaigns").attributes["data-tag"]
    same = {"If-None-Match": f'"{tag}"'}
    assert desk.get(f"{PAGE}/live", **same).status_code == 304
    desk.services.clock.pass_time(seconds=1)
    assert desk.get(f"{PAGE}/live", **same).status_code == 304
    finish(desk.services, open_rows(desk.services)[0], Outcome.HEARD)
    assert "1 von 3 wissen es" in desk.see(f"{PAGE}/live", **same)


def test_somebody_is_tried_again_by_name_and_nobody_of_another_event(desk: Desk, event_id: int) -> None:
    people(desk.services, event_id)
    desk.send(f"{PAGE}/pin/start")
    row = open_rows(desk.services)[0]
    finish(desk.services, row, Outcome.NO_ANSWER)
    section = read(desk.see(PAGE)).the("section", aria_labelledby="pin-heading")
    assert section.all("button", id=f"again-{row.id}")
    assert desk.send(f"/events/digitaltag/outgoing/{row.id}/again").location.endswith("done=tried_again")
    assert row.id in [one.id for one in open_rows(desk.services)]
    assert desk.send(f"/events/digitaltag/outgoing/{row.id}/again").status_code == 422
    assert desk.send("/events/digitaltag/outgoing/999999999999/again").status_code == 404
    elsewhere = make_event(desk.services, slug="elternabend", title="Elternabend", number="+493023125001")
    order_calls(desk.services, elsewhere, register_people(desk.services, elsewhere, 1))
    (theirs,) = [one for one in open_rows(desk.services) if one.event_id == elsewhere]
    finish(desk.services, theirs, Outcome.NO_ANSWER)
    assert desk.send(f"/events/digitaltag/outgoing/{theirs.id}/again").status_code == 404
    assert theirs.id not in [one.id for one in open_rows(desk.services)]
    assert desk.send(f"{PAGE}/offer/start").status_code == 404


def test_an_event_is_called_off_by_the_administration_and_everybody_is_told(
    app: Flask, desk: Desk, event_id: int
) -> None:
    people(desk.services, event_id)
    office = sit_down(app, desk.services, role="staff", name="Frau Specht")
    assert office.get("/events/digitaltag/call-off").status_code == 403
    assert office.send(f"{PAGE}/cancelled/start").status_code == 422
    assert "3 Personen werden benachrichtigt" in desk.see("/events/digitaltag/call-off")
    assert desk.send("/events/digitaltag/call-off").location.endswith("done=called_off")
    with desk.services.looking() as act:
        assert load_event(act, event_id).cancelled_at is not None
        assert running_campaign(act, event_id, Purpose.CANCELLED) is not None
    assert desk.send("/events/digitaltag/call-off").status_code == 422


def test_an_event_is_called_off_only_by_somebody_who_has_typed_the_password_just_now(
    app: Flask, desk: Desk, event_id: int
) -> None:
    late = sit_down(app, desk.services, name="Frau Spät", hours=2)
    answer = late.send("/events/digitaltag/call-off")
    assert "Passwort" in answer.text
    with desk.services.looking() as act:
        assert load_event(act, event_id).cancelled_at is None


def test_an_event_without_people_or_without_a_number_is_called_off_too(desk: Desk, event_id: int) -> None:
    people(desk.services, event_id)
    with desk.services.acting("test") as act:
        change_event(act, event_id, {"number": None})
    assert "keine eigene Nummer" in desk.see("/events/digitaltag/call-off")
    assert desk.send("/events/digitaltag/call-off").status_code == 303
    with desk.services.looking() as act:
        assert load_event(act, event_id).cancelled_at is not None
    assert "keine eigene Nummer" in desk.see(PAGE)


def test_moderators_see_nothing_of_it(app: Flask, services: Services, event_id: int) -> None:
    assert event_id
    desk = sit_down(app, services, role="moderator")
    assert desk.get(PAGE).status_code in (403, 404)
