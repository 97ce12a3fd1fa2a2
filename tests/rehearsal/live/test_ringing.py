"""The browser telephone rings, and is answered or declined."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.launching import BROWSER_MARKS
from tests.rehearsal.live.server import ASKS, ERNA, HORST, THANKS, called, served
from tests.rehearsal.webhooks import Webhooks
from tests.slowness import LONG_ENOUGH, until

NOTHING = ("204 No Content", [], b"")
TIMEOUT = 1000 * LONG_ENOUGH

pytestmark = list(BROWSER_MARKS)


@pytest.fixture(scope="module")
def serving():
    with served(Webhooks({"/voice": ASKS, "/next": THANKS, "/status": NOTHING}), speed=4) as running:
        running.company.telephones |= {ERNA: "Erna Müller", HORST: "Horst Weiß"}
        yield running
        for leg in list(running.company.legs.values()):
            leg.hang_up()


@pytest.fixture
def page(browser, serving, request):
    opened = browser.new_page(
        viewport={"width": getattr(request, "param", 1280), "height": 844}, reduced_motion="reduce"
    )
    errors = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(serving.url)
    expect(opened.locator("#mine")).to_contain_text("Erna Müller")
    yield opened
    opened.close()
    assert errors == []


def test_the_telephone_rings_is_answered_and_hears_and_keys(page, serving):
    leg = called(serving)
    page.wait_for_selector("#ringing:not([hidden])", timeout=TIMEOUT)
    assert page.inner_text("#ringing-words") == "Es klingelt bei Erna Müller. 030\u00a023125000 ruft an."
    expect(page.locator("#answer")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_selector(".log .say", timeout=TIMEOUT)
    assert page.locator("#ringing").is_hidden()
    page.keyboard.press("1")
    page.wait_for_selector("text=Danke schön.", timeout=TIMEOUT)
    page.click("#hangup")
    assert until(lambda: leg.is_over)
    assert leg.ended_because == "the person hung up"


@pytest.mark.parametrize("page", [390, 320], indirect=True)
def test_on_a_narrow_screen_what_rings_is_on_top_and_can_be_declined(page, serving):
    leg = called(serving, HORST)
    page.wait_for_selector("#ringing:not([hidden])", timeout=TIMEOUT)
    for name in ("#answer", "#decline"):
        box = page.locator(name).bounding_box()
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 844
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.click("#decline")
    assert until(lambda: leg.status == "busy")
    assert page.locator("#ringing").is_hidden()


def test_a_caller_who_gives_up_is_named(page, serving):
    leg = called(serving)
    page.wait_for_selector("#ringing:not([hidden])", timeout=TIMEOUT)
    with serving.company.turn():
        leg.end("no-answer", "gave up", by="api")
    page.wait_for_selector("text=Niemand ging dran", timeout=TIMEOUT)
    assert page.locator("#ringing").is_hidden()


def test_it_rings_in_english_and_without_barriers(page, serving):
    page.click("text=English")
    leg = called(serving)
    page.wait_for_selector("#ringing:not([hidden])", timeout=TIMEOUT)
    assert page.inner_text("#ringing-words") == "It rings for Erna Müller. 030\u00a023125000 is calling."
    found = Axe().run(page).response["violations"]
    leg.hang_up()
    assert [(problem["id"], problem["nodes"][0]["html"]) for problem in found] == []
