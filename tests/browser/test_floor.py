"""The floor at the board that lives: what is being typed, pressed or stood on outlasts every change."""

from playwright.sync_api import expect

from dialin.actions.hands.note_web_hand import note_web_hand
from dialin.services import Services
from dialin.store.floor import hands_up
from tests.browser.conftest import Visit
from tests.browser.evening import make_evening
from tests.browser.test_live_board import BOARD, fill_third_seat


def raise_on_web(services: Services, event_id: int, name: str) -> int:
    with services.acting("test") as act:
        hand = note_web_hand(act, event_id, name)
    assert isinstance(hand, int)
    return hand


def test_a_name_that_is_being_typed_outlasts_a_change(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    page = visit(BOARD)
    page.locator("#web-hand-summary").click()
    page.locator("#web-name").press_sequentially("Frau Wbe")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    fill_third_seat(services, evening)
    expect(page.locator("[data-key=seat-3]")).to_contain_text("verbunden")
    expect(page.locator("#web-name")).to_be_focused()
    page.keyboard.press("Delete")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("b")
    page.keyboard.press("Enter")
    expect(page.locator(".hand .person")).to_have_text("Frau Web")


def test_a_click_during_which_the_board_changes_is_not_lost(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    hand = raise_on_web(services, evening.event_id, "Frau Web")
    page = visit(BOARD)
    page.locator(f"#give-{hand}").hover()
    page.mouse.down()
    fill_third_seat(services, evening)
    page.wait_for_timeout(2500)  # longer than the board takes to look again
    page.mouse.up()
    expect(page.locator(".has-floor")).to_contain_text("Frau Web")
    expect(page.locator("[data-key=seat-3]")).to_contain_text("verbunden")


def test_who_gives_the_floor_with_keys_stays_on_the_button(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    hand = raise_on_web(services, evening.event_id, "Frau Web")
    page = visit(BOARD)
    page.locator(f"#give-{hand}").focus()
    fill_third_seat(services, evening)
    expect(page.locator("[data-key=seat-3]")).to_contain_text("verbunden")
    expect(page.locator(f"#give-{hand}")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".has-floor")).to_contain_text("Frau Web")


def test_a_double_click_gives_the_floor_to_one(visit: Visit, services: Services) -> None:
    evening = make_evening(services)
    first = raise_on_web(services, evening.event_id, "Frau Web")
    raise_on_web(services, evening.event_id, "Herr Netz")
    page = visit(BOARD)
    page.locator("#next-hand").dblclick()
    expect(page.locator(".has-floor")).to_contain_text("Frau Web")
    with services.looking() as act:
        up = hands_up(act, evening.event_id)
    assert [one.hand.id for one in up if one.hand.has_floor] == [first]
    assert len(up) == 2
