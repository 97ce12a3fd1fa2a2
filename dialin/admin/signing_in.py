"""Signing in and out, staying signed in, and the language of the pages."""

from urllib.parse import urlsplit

from flask import current_app, make_response, request, session, url_for
from werkzeug.wrappers import Response

from dialin.actions.staff.attempts import TryLater
from dialin.actions.staff.choose_language import choose_language
from dialin.actions.staff.enter_code import AGAIN, enter_code
from dialin.actions.staff.sessions import SignedIn
from dialin.actions.staff.sign_in import Attempt, CodeWanted
from dialin.actions.staff.sign_in import sign_in as open_session
from dialin.actions.staff.sign_out import sign_out as close_session
from dialin.admin.access import colleague, cookie_name, is_secure, recognise
from dialin.admin.door import admin, csrf, post
from dialin.admin.forms import typed
from dialin.admin.pages import page, reading_language, to
from dialin.admin.staff.visitors import at_the_door, promise_turn, remember_browser
from dialin.admin.staff.waiting import told_to_wait
from dialin.current import current_services
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act

CODE_WITHIN = 600  # seconds since the password
WANTED = "code_wanted"  # in the signed cookie of the forms: whose code, since when, and the proof of the password

Answer = Response | str | tuple[str, int]


@admin.get("/sign-in")
def sign_in() -> Response | str:
    """The one page that is open to all."""
    with current_services().looking() as act:
        is_in = recognise(act) is not None
    return to(_way_back()) if is_in else page("sign_in.html", typed={}, next=_way_back())


@admin.post("/sign-in")
def sign_in_now() -> Answer:
    csrf.protect()
    fields = typed(request.form)
    attempt = Attempt(name=fields.get("name", ""), password=fields.get("password", ""))
    answer = open_session(current_services(), attempt, at_the_door())
    if isinstance(answer, CodeWanted):
        session[WANTED] = [answer.staff_id, current_services().clock().timestamp(), answer.proof]
        return to(url_for("admin.code", next=_way_back(), language=reading_language()))
    return _welcome(answer) if isinstance(answer, SignedIn) else _not_yet("sign_in.html", answer, typed=fields)


@admin.get("/sign-in/code")
def code() -> Answer:
    return to(url_for("admin.sign_in")) if _wanted() is None else page("staff/code.html", next=_way_back())


@admin.post("/sign-in/code")
def enter_code_now() -> Answer:
    csrf.protect()
    wanted = _wanted()
    if wanted is None:
        return _not_yet("sign_in.html", AGAIN, typed={})
    answer = enter_code(current_services(), wanted, typed(request.form).get("code", ""), at_the_door())
    if answer == AGAIN:
        return _not_yet("sign_in.html", AGAIN, typed={})
    return _welcome(answer) if isinstance(answer, SignedIn) else _not_yet("staff/code.html", answer)


def _wanted() -> CodeWanted | None:
    """Whose code is still to be entered in this browser; for a while only."""
    kept = session.get(WANTED)
    if kept is None or current_services().clock().timestamp() - kept[1] > CODE_WITHIN:
        return None
    return CodeWanted(kept[0], kept[2])


def _not_yet(template: str, answer: TryLater | Refused, **values: object) -> Answer:
    fault = answer.refused if isinstance(answer, TryLater) else answer
    shown = page(template, fault=fault, next=_way_back(), **values)
    if not isinstance(answer, TryLater):
        return shown, 422
    promise_turn(answer)
    return told_to_wait(shown, answer)


def _welcome(signed_in: SignedIn) -> Response:
    """Each sign-in starts a new token for the forms; how long the cookie is good for, only the database decides."""
    session.clear()
    response = make_response(to(_way_back()))
    response.set_cookie(cookie_name(current_app), signed_in.token, secure=_secure(), httponly=True, samesite="Lax")
    remember_browser(response, signed_in.staff_id)
    return response


@post("/sign-out", right=Right.SIGNED_IN)
def sign_out(act: Act) -> Response:
    who = colleague()
    close_session(act, who.token_hash)
    session.clear()
    response = make_response(to(url_for("admin.sign_in", done="signed_out", language=who.language)))
    response.delete_cookie(cookie_name(current_app), secure=_secure(), httponly=True, samesite="Lax")
    return response


@post("/stay", right=Right.SIGNED_IN)
def stay(_act: Act) -> Response:
    """Coming here is what keeps the session alive; there is nothing else to do."""
    return to(_way_back())


@post("/again", right=Right.SIGNED_IN, asked_again=True)
def again(_act: Act) -> Response:
    """Whoever has proved once more to be at the desk goes on to the page they wanted."""
    return to(_way_back())


@post("/language", right=Right.SIGNED_IN)
def language(act: Act) -> Response:
    """One that there is not changes nothing."""
    choose_language(act, colleague().token_hash, typed(request.form).get("language", ""))
    return to(_way_back())


def _way_back() -> str:
    """Only to a page of ours: an address that leads elsewhere becomes the list of events."""
    wanted = request.values.get("next", "")
    parts = urlsplit(wanted) if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) else None
    start = url_for("admin.events")
    is_ours = parts is not None and parts.path.startswith(start) and wanted.isprintable() and "\\" not in wanted
    return wanted if is_ours else start


def _secure() -> bool:
    return is_secure(current_app)
