"""Signing in and out, staying signed in, and the language of the pages."""

from urllib.parse import urlsplit

from flask import current_app, make_response, request, session, url_for
from werkzeug.wrappers import Response

from dialin.actions.staff.choose_language import choose_language
from dialin.actions.staff.sign_in import Attempt, SignedIn
from dialin.actions.staff.sign_in import sign_in as open_session
from dialin.actions.staff.sign_out import sign_out as close_session
from dialin.admin.access import COOKIE, colleague, is_secure, recognise
from dialin.admin.door import admin, csrf, post
from dialin.admin.forms import typed
from dialin.admin.pages import page, reading_language, to
from dialin.current import current_services
from dialin.rules.refusals import Refused
from dialin.store.act import Act


@admin.get("/sign-in")
def sign_in() -> Response | str:
    """The one page that is open to all."""
    with current_services().looking() as act:
        is_in = recognise(act) is not None
    return to(_way_back()) if is_in else page("sign_in.html", typed={}, next=_way_back())


@admin.post("/sign-in")
def sign_in_now() -> Response | tuple[str, int]:
    csrf.protect()
    fields = typed(request.form)
    attempt = Attempt(
        name=fields.get("name", ""),
        password=fields.get("password", ""),
        address=request.remote_addr or "unknown",
        language=reading_language(),
    )
    signed_in = open_session(current_services(), attempt)
    if isinstance(signed_in, Refused):
        return page("sign_in.html", fault=signed_in, typed=fields, next=_way_back()), 422
    return _welcome(signed_in)


def _welcome(signed_in: SignedIn) -> Response:
    """Each sign-in starts a new token for the forms; how long the cookie is good for, only the database decides."""
    session.clear()
    response = make_response(to(_way_back()))
    response.set_cookie(COOKIE, signed_in.token, secure=_secure(), httponly=True, samesite="Lax")
    return response


@post("/sign-out")
def sign_out(act: Act) -> Response:
    who = colleague()
    close_session(act, who.token_hash)
    session.clear()
    response = make_response(to(url_for("admin.sign_in", done="signed_out", language=who.language)))
    response.delete_cookie(COOKIE, secure=_secure(), httponly=True, samesite="Lax")
    return response


@post("/stay")
def stay(_act: Act) -> Response:
    """Coming here is what keeps the session alive; there is nothing else to do."""
    return to(_way_back())


@post("/language")
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
