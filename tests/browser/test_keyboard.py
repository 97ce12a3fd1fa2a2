"""The work at the desk without a mouse."""

from playwright.sync_api import Page, expect

from dialin.actions.staff.add_staff import NewLogin, add_staff
from dialin.services import Services
from tests.admin.desk import PASSWORD
from tests.browser.conftest import Visit
from tests.browser.evening import make_evening
from tests.building import make_event


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def tab_to(page: Page, name: str) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if focused(page) == name:
            return
    raise AssertionError(f"{name} cannot be reached by Tab")


def test_signing_in_and_opening_the_board_takes_only_keys(visit: Visit, services: Services) -> None:
    make_event(services)
    with services.acting("test") as act:
        add_staff(act, NewLogin("Herr Specht", "staff", PASSWORD))
    page = visit("/", signed_in=False)
    expect(page.locator("#name")).to_be_focused()
    page.keyboard.type("Herr Specht")
    page.keyboard.press("Tab")
    page.keyboard.type("falsch")
    page.keyboard.press("Enter")
    page.wait_for_selector("#fault")
    expect(page.locator("#fault")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the sentence leads to the field
    assert page.locator("#name").input_value() == "Herr Specht"
    tab_to(page, "password")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Veranstaltungen")
    tab_to(page, "Digitaltag")
    page.keyboard.press("Enter")
    expect(page.locator("#board")).to_be_visible()


def test_a_person_is_registered_with_keys_only_and_the_pin_shown(visit: Visit, services: Services) -> None:
    make_event(services)
    page = visit("/events/digitaltag/register")
    expect(page.locator("#name")).to_be_focused()
    page.keyboard.type("Erna Müller")
    page.keyboard.press("Tab")
    page.keyboard.type("23125010")
    page.keyboard.press("Enter")
    page.wait_for_selector("#fault")  # the area code was added: read it back
    assert page.locator("#phone").input_value() == "030 23125010"
    tab_to(page, "late_reason")
    page.keyboard.type("Krankenhaus")
    page.keyboard.press("Enter")
    expect(page.locator(".digits")).to_have_count(2)
    tab_to(page, "Nächste Person anmelden")


def test_the_first_tab_offers_to_skip_to_the_content(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit("/events/digitaltag")
    page.keyboard.press("Tab")
    assert focused(page) == "Zum Inhalt springen"
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()


def test_whatever_has_the_focus_shows_it(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit("/events/digitaltag")
    for _ in range(30):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert width >= 2, focused(page)
