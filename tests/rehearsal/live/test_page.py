"""The browser telephone in a real browser: by mouse, by keyboard, narrow, in both languages."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.launching import BROWSER_MARKS
from tests.rehearsal.live.server import served
from tests.rehearsal.webhooks import NUMBER, Webhooks
from tests.slowness import LONG_ENOUGH, until

NOTHING = ("204 No Content", [], b"")
PIN = '<Gather numDigits="6" action="/pin"><Say language="de-DE">Ihre PIN bitte</Say></Gather><Redirect/>'
ROOM = '<Dial><Conference muted="true" beep="false" waitUrl="">Saal</Conference></Dial>'

pytestmark = list(BROWSER_MARKS)


@pytest.fixture(scope="module")
def serving():
    with served(Webhooks({"/voice": PIN, "/pin": ROOM, "/status": NOTHING}), speed=4) as running:
        yield running


@pytest.fixture
def page(browser, serving, request):
    viewport = getattr(request, "param", {"width": 1100, "height": 900})
    opened = browser.new_page(viewport=viewport, reduced_motion="reduce")
    errors = []
    opened.on("console", lambda message: errors.append(message.text))
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(serving.url)
    expect(opened.locator("#to")).not_to_have_value("")  # a polled function is refused by the page's own policy
    yield opened
    opened.close()
    # A refused call is a 404 that browsers write down; anything else is a fault of the page.
    assert [error for error in errors if "404" not in error] == []


def state(page, name):
    page.wait_for_selector(f"#state[data-state={name}]", timeout=1000 * LONG_ENOUGH)


def test_a_call_by_mouse_reaches_the_room_and_ends(page, serving):
    assert page.input_value("#to") == NUMBER
    page.click("#call")
    page.wait_for_selector(".log .say")
    for key in "123456":
        page.click(f"[data-key='{key}']")
    state(page, "room")
    assert page.inner_text("#state") == "Im Raum: Saal"
    page.fill("#words", "Guten Abend")
    page.click("#say")
    assert "Guten Abend" in page.inner_text("#log")
    page.click("#hangup")
    state(page, "over")
    assert until(lambda: all(leg.is_over for leg in serving.company.legs.values()))


def test_a_call_by_keyboard_alone(page):
    page.keyboard.press("Enter")
    page.wait_for_selector(".log .say")
    for key in "123456":
        page.keyboard.press(key)
    state(page, "room")
    page.keyboard.press("Escape")
    state(page, "over")
    assert page.evaluate("document.activeElement.id") in ("", "call")


def test_a_withheld_number_is_not_sent(page, serving):
    page.check("#withheld")
    page.click("#call")
    page.wait_for_selector(".log .say")
    assert list(serving.company.legs.values())[-1].from_ == "anonymous"
    page.keyboard.press("Escape")
    state(page, "over")


def test_digits_typed_into_a_field_are_not_pressed(page):
    page.click("#call")
    page.wait_for_selector(".log .say")
    page.focus("#words")
    page.keyboard.type("12")
    assert page.locator(".log .keys").count() == 0
    page.keyboard.press("Escape")
    state(page, "over")


def test_what_the_company_notes_is_said_in_the_language_of_the_page(page):
    page.evaluate("hear({ kind: 'room', text: 'the room has started' })")
    for _ in range(3):
        page.evaluate("hear({ kind: 'play', text: '/sounds/music.wav' })")
    assert page.inner_text("#log").split("\n\n") == ["Der Raum ist offen", "Aufnahme music.wav"]


def test_english_is_one_click_away(page):
    page.click("text=English")
    assert page.inner_text("#call") == "Call"
    assert page.inner_text("#state") == "Hung up"
    assert page.get_attribute("html", "lang") == "en"


def test_a_missing_voice_is_said_clearly(page):
    page.evaluate("speechSynthesis.getVoices = () => []")
    page.click("#call")
    page.wait_for_selector("#no-voice:not([hidden])")
    assert "keine Stimme" in page.inner_text("#no-voice")
    page.keyboard.press("Escape")
    state(page, "over")


def test_numbers_may_be_typed_as_they_are_printed(page, serving):
    page.fill("#to", "030 23125000")
    page.fill("#from", "0221 4710010")
    page.click("#call")
    page.wait_for_selector(".log .say")
    leg = list(serving.company.legs.values())[-1]
    assert (leg.from_, leg.to) == ("+492214710010", NUMBER)
    page.keyboard.press("Escape")
    state(page, "over")


def test_a_number_not_in_service_is_said(page):
    page.fill("#to", "+493023125999")
    page.click("#call")
    page.wait_for_selector(".log .note")
    assert page.inner_text("#log") == "Der Anruf kam nicht zustande."


@pytest.mark.parametrize("page", [{"width": 320, "height": 640}], indirect=True)
def test_it_fits_a_narrow_screen_with_large_keys(page):
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    box = page.locator("[data-key='5']").bounding_box()
    assert box["width"] >= 44
    assert box["height"] >= 44


@pytest.mark.parametrize("page", [{"width": 390, "height": 700}], indirect=True)
def test_on_a_narrow_screen_what_is_heard_and_the_keys_are_seen_at_once(page):
    page.click("#call")
    page.wait_for_selector(".log .say")
    for part in (".log .say", "[data-key='1']", "[data-key='#']", "#hangup"):
        box = page.locator(part).last.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 700
    page.click("#hangup")
    state(page, "over")
    assert page.locator("#to").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_is_found_in_light_or_dark(page, scheme):
    page.emulate_media(color_scheme=scheme)
    page.click("#call")
    page.wait_for_selector(".log .say")
    found = Axe().run(page).response["violations"]
    page.keyboard.press("Escape")
    state(page, "over")
    assert [(problem["id"], problem["nodes"][0]["html"]) for problem in found] == []
