"""An invitation becomes the way into the videoconference: pasted, looked at, accepted, saved."""

from pathlib import Path

from playwright.sync_api import expect

from dialin.services import Services
from dialin.store.events import find_event
from tests.browser.conftest import Visit
from tests.building import make_event
from tests.invitations.sampling import FOLDER, SAMPLES

ZOOM = next(sample.text for sample in SAMPLES if sample.name == "zoom/de-2026.txt")


def test_it_is_pasted_looked_at_and_saved_without_a_script(visit: Visit, services: Services) -> None:
    make_event(services)
    page = visit("/events/digitaltag/edit", java_script_enabled=False)
    page.locator("#title").fill("Neuer Titel")
    page.locator("#invitation").fill(ZOOM)
    page.get_by_role("button", name="Einladung lesen").click()
    expect(page.locator("#reading")).to_contain_text("86012345678#")
    expect(page.locator("#bridge_number")).to_have_value("")
    page.get_by_role("button", name="So übernehmen").click()
    expect(page.locator("#bridge_platform")).to_have_value("zoom")
    expect(page.locator("#title")).to_have_value("Neuer Titel")
    page.get_by_role("button", name="Änderungen speichern").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Neuer Titel")
    with services.looking() as act:
        event = find_event(act, "digitaltag")
    assert event is not None
    assert (event.bridge_number or "").startswith("+4969900091")


def test_the_file_of_a_mail_is_read_and_what_was_read_is_seen_at_once(visit: Visit, services: Services) -> None:
    make_event(services)
    page = visit("/events/new")
    page.locator("#invitation_file").set_input_files(Path(FOLDER / "zoom/de-mail-quoted-printable.eml"))
    page.get_by_role("button", name="Einladung lesen").click()
    expect(page.locator("#reading")).to_be_focused()
    expect(page.locator("#reading")).to_be_in_viewport()
    expect(page.locator("#reading")).to_contain_text("67890123456#")


def test_the_key_enter_saves_the_event_and_reads_nothing(visit: Visit, services: Services) -> None:
    make_event(services)
    page = visit("/events/digitaltag/edit")
    page.locator("#invitation").fill(ZOOM)
    page.locator("#title").fill("Mit Enter")
    page.locator("#title").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Mit Enter")
