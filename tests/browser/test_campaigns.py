"""Calls and messages are watched while they run, without loading the page anew and without losing one's place."""

from playwright.sync_api import expect

from dialin.rules.outgoing.words import Outcome, Purpose
from dialin.services import Services
from tests.actions.outgoing.campaigns.town import MEANS, finish, make_town, open_rows, start
from tests.browser.conftest import Visit


def test_the_bar_fills_by_itself_and_is_said_and_the_focus_stays(visit: Visit, services: Services) -> None:
    event_id, _ = make_town(services, {}, {}, {"phone": None})
    start(services, event_id, Purpose.PIN, MEANS)
    page = visit("/events/digitaltag/campaigns")
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    section = page.get_by_role("region", name="Die PIN")
    bar = section.get_by_role("progressbar")
    expect(bar).to_have_js_property("value", 1)
    section.get_by_role("link", name="Anhalten").focus()
    finish(services, open_rows(services)[0], Outcome.HEARD)
    expect(bar).to_have_js_property("value", 2)
    expect(page.locator("#news")).to_have_text("Die PIN: 1 von 3 wissen es")
    assert page.evaluate("document.activeElement.id") == "pin-stop"
    section.get_by_role("button", name="Noch einmal versuchen").click()
    expect(page.get_by_role("status")).to_have_text("Es wird noch einmal versucht, sobald das erlaubt ist.")
    assert faults == []
