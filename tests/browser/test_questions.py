"""Questions are typed up by ear and by keyboard alone, with keys for the player as with a foot pedal."""

from playwright.sync_api import expect

from dialin.services import Services
from dialin.store.questions import list_questions
from tests.browser.conftest import Visit
from tests.browser.evening import make_evening

TIME = "document.querySelector('audio').currentTime"


def test_a_spoken_question_is_heard_and_typed_up_without_a_mouse(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    page = visit("/events/digitaltag/questions?show=untyped")
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.get_by_label("Text der Frage").focus()
    page.keyboard.press("F8")
    expect(page.locator("audio")).to_have_js_property("paused", value=False)
    while page.evaluate(TIME) < 0.2:
        page.wait_for_timeout(20)  # the sound of two seconds plays
    page.keyboard.press("F8")
    assert page.evaluate("document.querySelector('audio').paused")
    page.keyboard.press("F7")
    assert page.evaluate(TIME) == 0
    page.keyboard.type("Wann öffnet die Bücherei?")
    page.keyboard.press("Tab")
    page.keyboard.type("Kultur")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Die Frage ist gespeichert.")
    assert faults == []
    with services.looking() as act:
        typed = [(row.text, row.topic, row.is_untyped) for row in list_questions(act, evening.event_id)]
    assert ("Wann öffnet die Bücherei?", "Kultur", False) in typed


def test_the_print_view_is_set_in_sixteen_points_and_prints(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit("/events/digitaltag/questions/print")
    page.evaluate("window.print = () => { window.wasPrinted = true; }")
    page.get_by_role("button", name="Drucken").click()
    assert page.evaluate("window.wasPrinted")
    size = page.evaluate("getComputedStyle(document.querySelector('li')).fontSize")
    assert round(float(size.removesuffix("px")) * 72 / 96, 1) == 16
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Drucken")).to_be_hidden()
