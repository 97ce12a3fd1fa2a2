"""Every page for everybody: by machine-checkable WCAG rules, in light and dark, on a phone, and with large type."""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dialin.services import Services
from tests.browser.conftest import Visit
from tests.browser.evening import make_evening
from tests.invitations.sampling import SAMPLES

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What passes need not be listed node by node, and no rule of these looks into a style sheet itself.
RULES = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Each scheme once and each width once: a scheme changes colours only, and a width changes none.
SIGHTS: tuple[tuple[int, Literal["light", "dark"]], ...] = ((1280, "light"), (320, "dark"))
TYPE_SIZES = ((320, 100), (1280, 200), (640, 200))  # width in pixels, per cent of the usual size


def violations(page: Page) -> list[str]:
    found = []
    for width, scheme in SIGHTS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        for one in Axe().run(page, options=RULES).response["violations"]:
            found += [f"{page.url}, {scheme}: {one['id']}: {node['html'][:160]}" for node in one["nodes"]]
    return found


def too_wide(page: Page) -> list[str]:
    found = []
    for width, size in TYPE_SIZES:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(f"document.documentElement.style.fontSize = '{size * 1.0625}%'")
        if overflow := page.evaluate(OVERFLOW):
            found.append(f"{page.url}, {width} wide, at {size} %: {overflow} pixels too wide")
    return found


def read_invitation(page: Page, server: str) -> None:
    """The form of the event with what was read in an invitation that offers much."""
    page.goto(f"{server}/events/digitaltag/edit")
    page.locator("#invitation").fill(next(sample.text for sample in SAMPLES if sample.name == "webex/de-2026.txt"))
    page.get_by_role("button", name="Einladung lesen").click()
    page.wait_for_selector("#reading")


def test_axe_finds_nothing_on_any_page(visit: Visit, services: Services, server: str) -> None:
    evening = make_evening(services)
    page = visit("/sign-in", signed_in=False)
    found = violations(page)
    page.get_by_role("button", name="Einloggen").click()
    page = visit()
    for path in evening.pages():
        page.goto(server + path)
        found += violations(page)
    page.goto(f"{server}/events/digitaltag/attendees/{evening.people[0].attendee_id}")
    page.get_by_role("button", name="PIN vorlesen").click()
    page.wait_for_selector("#pin")
    found += violations(page)
    page.goto(f"{server}/events/digitaltag/register")
    page.locator("#name").press("Enter")
    page.wait_for_selector("#fault")
    found += violations(page)
    read_invitation(page, server)
    found += violations(page)
    assert found == []


def test_no_page_scrolls_sideways(visit: Visit, services: Services, server: str) -> None:
    evening = make_evening(services)
    page, found = visit(), []
    for path in evening.pages():
        page.goto(server + path)
        found += too_wide(page)
    read_invitation(page, server)
    found += too_wide(page)
    assert found == []


def test_without_a_script_the_board_is_readable_and_can_be_looked_at_again(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit("/events/digitaltag", java_script_enabled=False)
    expect(page.locator("[data-key=seat-1]")).to_contain_text("verbunden")
    page.get_by_role("link", name="Neu laden").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Digitaltag"


def test_no_page_breaks_its_own_content_policy(visit: Visit, services: Services, server: str) -> None:
    evening = make_evening(services)
    page = visit()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for path in evening.pages():
        page.goto(server + path)
    assert [words for words in said if "Content Security Policy" in words or "Error" in words] == []
