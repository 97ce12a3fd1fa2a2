"""Who is at the door before anybody has signed in: from where, with which browser, and what it was promised."""

from datetime import UTC, datetime

from flask import Response, current_app, request, session
from werkzeug.wrappers import Response as AnyResponse

from dialin.actions.staff.attempts import TryLater, Turn
from dialin.actions.staff.browsers import REMEMBERED, read_browser, written
from dialin.actions.staff.sign_in import Visitor
from dialin.admin.access import cookie_name, is_secure, sent_token
from dialin.admin.pages import reading_language
from dialin.admin.staff.browser_words import browser_words
from dialin.current import current_services

TURN = "turn"  # in the signed cookie of the forms


def at_the_door() -> Visitor:
    services = current_services()
    return Visitor(
        address=request.remote_addr or "unknown",
        browser=read_browser(request.cookies.get(_cookie(), ""), services.settings.secret),
        turn=_turn(),
        language=reading_language(),
        browser_words=browser_words(request.user_agent.string),
        token=sent_token(),
    )


def promise_turn(later: TryLater) -> None:
    """The browser brings it along by itself, also where the page is loaded anew."""
    if later.turn is not None:
        session[TURN] = [later.turn.pair, later.turn.at.timestamp()]


def _turn() -> Turn | None:
    kept = session.get(TURN)
    return None if kept is None else Turn(kept[0], datetime.fromtimestamp(kept[1], UTC))


def remember_browser(response: Response | AnyResponse, staff_id: int) -> None:
    """From here on this browser is no stranger to this login."""
    services = current_services()
    browser = read_browser(request.cookies.get(_cookie(), ""), services.settings.secret)
    text = written(browser.remembering(staff_id, services.clock()), services.settings.secret)
    is_for_https = is_secure(current_app)
    response.set_cookie(_cookie(), text, max_age=REMEMBERED, secure=is_for_https, httponly=True, samesite="Lax")


def _cookie() -> str:
    """The prefix keeps other hosts of the same domain from setting it; browsers take it over https only."""
    return cookie_name(current_app, "dialin_browser")
