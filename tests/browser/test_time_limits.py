"""What ends by itself on a page: the PIN's minute, and the session, with a warning."""

import re
from datetime import timedelta

from playwright.sync_api import expect

from dialin.services import Services
from tests.browser.conftest import Visit
from tests.browser.evening import make_evening


def test_the_pin_counts_down_and_is_gone_from_the_page_after_a_minute(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    page = visit(f"/events/digitaltag/attendees/{evening.people[0].attendee_id}")
    page.clock.install()
    page.get_by_role("button", name="PIN vorlesen").click()
    expect(page.locator(".digits").first).to_have_text(evening.people[0].pin[:3])
    expect(page.locator("[data-countdown]")).to_contain_text("Wird in")
    page.clock.run_for(30_000)
    expect(page.locator("[data-countdown]")).to_have_text(re.compile("Wird in (2[5-9]|30) Sekunden"))
    page.clock.run_for(31_000)
    expect(page.locator("#pin")).to_contain_text("Die PIN ist wieder ausgeblendet.")
    assert evening.people[0].pin[:3] not in page.locator("#pin").inner_html()


def test_before_a_session_ends_there_is_a_warning_that_costs_nothing_typed(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit()
    page.clock.install()
    page.goto(page.url + "events/digitaltag/register")
    page.locator("#name").fill("Halb geschrieben")
    page.clock.run_for(timedelta(hours=7, minutes=45) // timedelta(milliseconds=1))
    expect(page.locator("#ending")).to_be_hidden()
    page.clock.run_for(timedelta(minutes=10) // timedelta(milliseconds=1))
    expect(page.locator("#ending")).to_be_visible()
    page.get_by_role("button", name="Eingeloggt bleiben").click()
    expect(page.locator("#ending")).to_be_hidden()
    assert page.locator("#name").input_value() == "Halb geschrieben"
