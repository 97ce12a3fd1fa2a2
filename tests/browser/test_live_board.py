"""The board that lives: what changes is there within two seconds, and nothing is torn from under the reader."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from dialin.services import Services
from dialin.store.calls import change_call
from dialin.store.staff import change_staff, find_staff
from dialin.store.staff_events import let_see
from tests.browser.conftest import Visit
from tests.browser.evening import Evening, make_evening, sit
from tests.building import begin_call

BOARD = "/events/digitaltag"


def fill_third_seat(services: Services, evening: Evening) -> None:
    sit(services, "CA7", evening.event_id, evening.people[2].attendee_id)


def visit_in_own_time(visit: Visit) -> Page:
    """A board that has looked once and whose clock stands until a test lets it go on.

    A slow machine changes nothing about it, and no test waits for it.
    """
    page = visit(BOARD)
    page.clock.install()
    page.reload()
    look(page, lambda: page.clock.pause_at(page.evaluate("Date.now()") / 1000 + 60))
    return page


def look(page: Page, let_go_on: Callable[[], None]) -> None:
    """Lets the board ask once and find that nothing has changed; afterwards its next look is already set."""
    with page.expect_response(lambda answer: answer.status == 304):
        let_go_on()
    # What is asked now is answered after that one.
    page.evaluate("fetch(document.getElementById('board').dataset.url)")


def test_a_seat_that_turns_occupied_is_shown_and_said_within_two_seconds(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    page = visit_in_own_time(visit)
    expect(page.locator("[data-key=seat-3]")).to_contain_text("erwartet")
    fill_third_seat(services, evening)
    page.clock.run_for(2000)
    expect(page.locator("[data-key=seat-3]")).to_contain_text("verbunden")
    expect(page.locator("#news")).to_have_text("Platz 3: Erna Beispiel 2 ist jetzt verbunden")


def test_focus_and_what_was_opened_outlast_a_change(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    page = visit(BOARD)
    page.locator("#seated-summary").click()
    page.locator(f"#in-{evening.guest}").focus()
    fill_third_seat(services, evening)
    expect(page.locator("[data-key=seat-3]")).to_contain_text("verbunden")
    expect(page.locator(f"#in-{evening.guest}")).to_be_focused()
    assert page.locator("#seated").get_attribute("open") is not None


def test_a_name_that_is_half_typed_outlasts_a_change(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    page = visit(BOARD)
    page.locator("#web-hand-summary").click()
    page.locator("#web-name").focus()
    page.keyboard.type("Herr Mler")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    fill_third_seat(services, evening)
    expect(page.locator("[data-key=seat-3]")).to_contain_text("verbunden")
    page.keyboard.type("ül")
    assert page.locator("#web-name").input_value() == "Herr Müller"


def test_who_needs_help_stands_first_and_a_long_lobby_buries_nothing(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    for number in range(40):
        begin_call(services, f"CA1{number:02}", event_id=evening.event_id, stage="Waiting")
    for width in (1280, 390):
        page = visit(BOARD, viewport={"width": width, "height": 844})
        first = page.locator(".columns .line").first
        expect(first).to_contain_text("Braucht Hilfe")
        assert first.locator(".person").inner_text() == "Gast"
        expect(page.locator(".lines .line:visible")).to_have_count(8)
        page.get_by_text("34 weitere Leitungen ohne Platz").click()
        expect(page.locator(".lines .line:visible")).to_have_count(42)


def test_when_what_had_the_focus_is_gone_its_section_has_it(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    page = visit(BOARD)
    page.locator(f"#in-{evening.guest}").focus()
    with services.acting("test") as act:
        change_call(act, evening.guest, {"hung_up_at": services.clock()})
    expect(page.locator(f"#in-{evening.guest}")).to_have_count(0)
    expect(page.locator("#lines-heading")).to_be_focused()


def listen_for_tones(page: Page) -> None:
    page.evaluate(
        "() => { window.tones = 0; const start = OscillatorNode.prototype.start;"
        "OscillatorNode.prototype.start = function (at) { window.tones += 1; start.call(this, at); }; }"
    )


def test_new_trouble_rings_once_and_stands_in_the_title_and_can_be_muted(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit(BOARD)
    assert page.title().startswith("(2!) Digitaltag")  # the guest, and the lock-out
    listen_for_tones(page)
    begin_call(services, "CA8", caller=None, trouble="PinEntry")
    expect(page).to_have_title("(3!) Digitaltag – Platztafel · dialin")  # noqa: RUF001
    assert page.evaluate("window.tones") == 2
    page.locator("#sound").click()
    begin_call(services, "CA9", caller=None, trouble="PinEntry")
    expect(page).to_have_title("(4!) Digitaltag – Platztafel · dialin")  # noqa: RUF001
    assert page.evaluate("window.tones") == 2


def test_a_lost_connection_is_said_and_mended(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit(BOARD)
    page.context.set_offline(True)
    expect(page.locator("#lost")).to_contain_text("Keine Verbindung zum Server seit 18:00 Uhr")
    page.context.set_offline(False)
    expect(page.locator("#lost")).to_be_hidden()


def test_a_board_in_the_background_asks_nothing_until_it_is_seen_again(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    page = visit_in_own_time(visit)
    hide = "Object.defineProperty(document, 'hidden', {{ configurable: true, get: () => {0} }});"
    seen = "document.dispatchEvent(new Event('visibilitychange'));"
    page.evaluate(hide.format("true") + seen)
    look(page, lambda: page.clock.run_for(2000))  # the one that was on its way
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill_third_seat(services, evening)
    page.clock.run_for(60_000)
    assert asked == []
    page.evaluate(hide.format("false") + seen)
    expect(page.locator("[data-key=seat-3]")).to_contain_text("verbunden")


def test_the_quiet_view_has_no_moving_counters_and_is_remembered(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit(BOARD)
    expect(page.locator("[data-key=seat-1] .ticking")).to_be_visible()
    page.locator("#calm").click()
    expect(page.locator("[data-key=seat-1] .ticking")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-key=seat-1] .ticking")).to_be_hidden()
    assert page.locator("#calm").get_attribute("aria-pressed") == "true"


def test_minutes_are_counted_without_asking_the_server_for_them(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit_in_own_time(visit)
    expect(page.locator("[data-key=phase] .ticking")).to_have_text("in 1 h 59 Min.")
    page.clock.run_for(1000)
    before = seconds_of(page)
    for _ in range(2):
        look(page, lambda: page.clock.run_for(2000))
    assert seconds_of(page) == before + 4


def seconds_of(page: Page) -> int:
    return int(page.locator(".trouble .ticking").inner_text().removesuffix(" s"))


def test_whoever_is_signed_out_elsewhere_is_told_so(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit(BOARD)
    page.context.clear_cookies()
    expect(page.locator("#lost")).to_have_text("Sie sind ausgeloggt.")
    expect(page.get_by_role("link", name="Einloggen")).to_be_visible()
    expect(page.locator("#board")).to_have_text("")


def test_whoever_may_not_see_the_event_any_more_is_left_nothing_of_it(visit: Visit, services: Services) -> None:
    make_evening(services)
    page = visit(BOARD)
    expect(page.locator("#board")).to_contain_text("Erna Beispiel 0")
    with services.acting("test") as act:
        login = find_staff(act, "Frau Adler 1")
        assert login is not None
        change_staff(act, login.id, {"role": "moderator"})
        let_see(act, login.id, [])
    expect(page.locator("#lost")).to_have_text("Diese Platztafel dürfen Sie nicht mehr sehen.")
    expect(page.locator("#board")).to_have_text("")
    assert "Erna" not in page.content()
