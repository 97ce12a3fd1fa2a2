"""Registers the staff pages: their blueprint, who may come in, CSRF for them alone, and the headers they carry."""

from typing import NoReturn

from flask import Blueprint, Flask, Request, Response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import Forbidden, NotFound, RequestEntityTooLarge

from dialin.admin import attendees, board, calls, events, signing_in
from dialin.admin.access import is_secure, let_in
from dialin.admin.floor import pages as floor
from dialin.admin.log import pages as log
from dialin.admin.pages import page, page_words
from dialin.admin.questions import pages as questions
from dialin.admin.typing_up import pages as typing_up
from dialin.admin.words import load_words
from dialin.rules.refusals import mark

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class SessionsOfStaff(SecureCookieSessionInterface):
    """Forms have a session, webhooks have none and do not pay for one."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return super().open_session(app, request) if request.path.startswith("/admin") else None


def register_admin(app: Flask) -> None:
    """The voice webhooks stay as they are: no CSRF check, no cookie and no header is added outside /admin/."""
    load_words()
    app.config.update(
        SESSION_COOKIE_NAME="dialin_form",
        SESSION_COOKIE_SECURE=is_secure(app),
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,  # a board stands open all evening; the token ends with the signed cookie
    )
    app.session_interface = SessionsOfStaff()
    csrf = CSRFProtect(app)
    admin = Blueprint("admin", __name__, url_prefix="/admin", template_folder="templates", static_folder="static")
    admin.before_request(let_in)
    admin.before_request(csrf.protect)
    admin.before_request(_check_numbers)
    admin.after_request(_add_headers)
    admin.context_processor(page_words)
    admin.register_error_handler(CSRFError, _refuse_csrf)
    admin.register_error_handler(Forbidden, _refuse_role)
    admin.register_error_handler(NotFound, _say_not_found)
    admin.register_error_handler(RequestEntityTooLarge, _say_too_large)
    for family in (signing_in, events, board, attendees, questions, calls, floor, typing_up, log):
        family.add_pages(admin)
    admin.add_url_rule("/<path:_anything>", view_func=_find_nothing)
    app.register_blueprint(admin)


def _check_numbers() -> None:
    """A number in an address that is larger than PostgreSQL's integers is nothing that there is."""
    if any(isinstance(value, int) and value >= 2**31 for value in (request.view_args or {}).values()):
        raise NotFound


def _add_headers(response: Response) -> Response:
    response.headers.update(HEADERS)
    response.headers["Cache-Control"] = "no-cache" if request.endpoint == "admin.static" else "no-store"
    return response


def _find_nothing(_anything: str) -> NoReturn:
    raise NotFound


def _refuse_csrf(_error: Exception) -> tuple[str, int]:
    sentence = mark(
        "This page was too old, or was sent from somewhere else. Go back, reload the page and send it again."
    )
    return page("trouble.html", sentence=sentence), 400


def _refuse_role(_error: Exception) -> tuple[str, int]:
    sentence = mark("Only the administration may do this. Ask a colleague who has that role.")
    return page("trouble.html", sentence=sentence), 403


def _say_not_found(_error: Exception) -> tuple[str, int]:
    sentence = mark("There is nothing at this address. Start from the list of events.")
    return page("trouble.html", sentence=sentence), 404


def _say_too_large(_error: Exception) -> tuple[str, int]:
    sentence = mark("That was too much text. Shorten it and send it again.")
    return page("trouble.html", sentence=sentence), 413
