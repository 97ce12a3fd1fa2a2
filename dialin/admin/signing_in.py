"""Signing in and out, staying signed in, and the language of the pages."""

from urllib.parse import urlsplit

from flask import Blueprint, current_app, g, make_response, redirect, request, session, url_for
from werkzeug.wrappers import Response

from dialin.actions.staff.choose_language import choose_language
from dialin.actions.staff.sign_in import Attempt, SignedIn
from dialin.actions.staff.sign_in import sign_in as open_session
from dialin.actions.staff.sign_out import sign_out as close_session
from dialin.admin.access import COOKIE, colleague, is_secure
from dialin.admin.forms import typed
from dialin.admin.pages import page, reading_language, refused_page
from dialin.current import current_services
from dialin.rules.refusals import Refused


def add_pages(admin: Blueprint) -> None:
    admin.add_url_rule("/sign-in", view_func=sign_in, methods=["GET", "POST"])
    admin.add_url_rule("/sign-out", view_func=sign_out, methods=["POST"])
    admin.add_url_rule("/stay", view_func=stay, methods=["POST"])
    admin.add_url_rule("/language", view_func=language, methods=["POST"])


def sign_in() -> Response | str | tuple[str, int]:
    if request.method != "POST":
        if g.colleague is not None:
            return redirect(_way_back(), 303)
        return page("sign_in.html", typed={}, next=_way_back())
    fields = typed(request.form)
    attempt = Attempt(
        name=fields.get("name", ""),
        password=fields.get("password", ""),
        address=request.remote_addr or "unknown",
        language=reading_language(),
    )
    services = current_services()
    signed_in = open_session(services, attempt)
    if isinstance(signed_in, Refused):
        return refused_page("sign_in.html", signed_in, typed=fields, next=_way_back())
    return _welcome(signed_in)


def _welcome(signed_in: SignedIn) -> Response:
    """Each sign-in gets a new form token, and the cookie's lifetime is left to the database."""
    session.clear()
    response = make_response(redirect(_way_back(), 303))
    response.set_cookie(COOKIE, signed_in.token, secure=_secure(), httponly=True, samesite="Lax")
    return response


def sign_out() -> Response:
    services, who = current_services(), colleague()
    with services.acting(colleague().name) as act:
        close_session(act, who.token_hash)
    session.clear()
    response = make_response(redirect(url_for("admin.sign_in", done="signed_out", language=who.language), 303))
    response.delete_cookie(COOKIE, secure=_secure(), httponly=True, samesite="Lax")
    return response


def stay() -> Response:
    """Coming here is what keeps the session alive; there is nothing else to do."""
    return redirect(_way_back(), 303)


def language() -> Response:
    with current_services().acting(colleague().name) as act:
        choose_language(act, colleague().token_hash, typed(request.form).get("language", ""))
    return redirect(_way_back(), 303)


def _way_back() -> str:
    """Only to a page of ours: an address that leads elsewhere becomes the list of events."""
    wanted = request.values.get("next", "")
    parts = urlsplit(wanted) if wanted.startswith("/") and not wanted.startswith(("//", "/\\")) else None
    start = url_for("admin.events")
    is_ours = parts is not None and parts.path.startswith(start) and wanted.isprintable() and "\\" not in wanted
    return wanted if is_ours else start


def _secure() -> bool:
    return is_secure(current_app)
