"""Registers the staff pages: CSRF for them alone, the headers they carry, and what is said when something is wrong."""

from typing import NoReturn
from urllib.parse import urlsplit

from flask import Flask, Request, Response, make_response, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import InternalServerError, NotFound, RequestEntityTooLarge

from dialin.admin import attendees, board, events, signing_in
from dialin.admin.access import FORM_COOKIE, SignedOut, cookie_name, is_secure, send_to_sign_in
from dialin.admin.calls import call_backs, guessing, removal
from dialin.admin.calls import pages as calls
from dialin.admin.campaigns import calling_off
from dialin.admin.campaigns import pages as campaigns
from dialin.admin.delivering import pages as delivering
from dialin.admin.door import MayNot, SecondFactorWanted, admin, csrf, get
from dialin.admin.erasing import copies
from dialin.admin.erasing import pages as erasing
from dialin.admin.floor import pages as floor
from dialin.admin.invitations import pages as videoconferences
from dialin.admin.lists import pages as lists
from dialin.admin.lists.pages import UPLOAD
from dialin.admin.log import pages as log
from dialin.admin.offers import pages as offers
from dialin.admin.pages import page, page_words
from dialin.admin.printing import pages as printing
from dialin.admin.questions import pages as questions
from dialin.admin.rights import pages as rights
from dialin.admin.staff import invitations, logins, own, second_factor
from dialin.admin.staff.asking_again import AskedAgain, ask_again
from dialin.admin.testing import pages as testing
from dialin.admin.typing_up import correcting
from dialin.admin.typing_up import pages as typing_up
from dialin.admin.words import load_words
from dialin.crypto.sealing_key import WrongSecretKey
from dialin.lists.read_table import TOO_LARGE
from dialin.rules.refusals import mark
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.outages import is_away

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; media-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


PUT_RIGHT = 308  # an address without the slash at its end, or with one too many
TRY_AGAIN = 60  # seconds


class SessionsOfStaff(SecureCookieSessionInterface):
    """Forms have a session, webhooks have none and do not pay for one."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        return super().open_session(app, request) if request.path.startswith("/admin") else None


PAGE_FAMILIES = (
    attendees, board, call_backs, calling_off, calls, campaigns, copies, correcting, erasing, events, floor,
    delivering, guessing, invitations, lists, log, logins, offers, own, printing, questions, removal, rights,
    second_factor, signing_in, testing, typing_up, videoconferences,
)  # fmt: skip


def register_admin(app: Flask) -> None:
    """The voice webhooks stay as they are: no CSRF check, no cookie and no header is added outside /admin/."""
    load_words()
    app.config.update(
        SESSION_COOKIE_NAME=cookie_name(app, FORM_COOKIE),
        SESSION_COOKIE_SECURE=is_secure(app),
        SESSION_COOKIE_SAMESITE="Lax",
        WTF_CSRF_CHECK_DEFAULT=False,
        WTF_CSRF_TIME_LIMIT=None,  # a board stands open all evening; the token ends with the signed cookie
    )
    app.session_interface = SessionsOfStaff()
    csrf.init_app(app)
    app.register_blueprint(admin)
    app.after_request(_add_headers)


admin.context_processor(page_words)
admin.register_error_handler(SignedOut, send_to_sign_in)
admin.register_error_handler(AskedAgain, ask_again)
admin.register_error_handler(SecondFactorWanted, second_factor.send_to_set_up)


def _add_headers(response: Response) -> Response:
    """Of every answer under the address of the staff pages, also where no page was found or none takes this method."""
    if not request.path.startswith(admin.url_prefix or ""):
        return response
    response.headers.update(HEADERS)
    response.headers["Cache-Control"] = "no-cache" if request.endpoint == "admin.static" else "no-store"
    if response.status_code == PUT_RIGHT:  # with scheme and host, which behind a proxy are not those of the browser
        response.location = urlsplit(response.location or "")._replace(scheme="", netloc="").geturl()
        response.set_data("")
    return response


@get("/<path:_anything>", right=Right.SIGNED_IN)
def find_nothing(_act: Act, _anything: str) -> NoReturn:
    raise NotFound


@admin.errorhandler(CSRFError)
def _refuse_csrf(_error: Exception) -> tuple[str, int]:
    sentence = mark(
        "This page was too old, or was sent from somewhere else. Go back, reload the page and send it again."
    )
    return page("trouble.html", sentence=sentence), 400


@admin.errorhandler(WrongSecretKey)
def _refuse_wrong_key(_error: Exception) -> tuple[str, int]:
    sentence = mark(
        "PINs cannot be read at present: dialin was started with another secret key than they were made with. "
        "Tell whoever runs dialin."
    )
    return page("trouble.html", sentence=sentence), 409


@admin.errorhandler(MayNot)
def _refuse_role(refused: MayNot) -> tuple[str, int]:
    return page("trouble.html", fault=refused.refused), 403


@admin.errorhandler(NotFound)
def _say_not_found(_error: Exception) -> tuple[str, int]:
    sentence = mark("There is nothing at this address. Start from the list of events.")
    return page("trouble.html", sentence=sentence), 404


@admin.errorhandler(RequestEntityTooLarge)
def _say_too_large(_error: Exception) -> tuple[str, int]:
    if request.endpoint == UPLOAD:
        sentence = TOO_LARGE.sentence
    else:
        sentence = mark("That was too much text. Shorten it and send it again.")
    return page("trouble.html", sentence=sentence), 413


@admin.errorhandler(InternalServerError)
def _say_trouble(error: InternalServerError) -> Response:
    """Of our own making, and in the log by now. Where only the database is in trouble, it will pass."""
    is_passing = error.original_exception is not None and is_away(error.original_exception)
    sentence = mark(
        "That cannot be done just now. Load this page anew in a minute: what you typed is then sent once more. If that "
        "does not help, tell whoever runs dialin."
    )
    response = make_response(page("trouble.html", sentence=sentence), 503 if is_passing else 500)
    if is_passing:
        response.headers["Retry-After"] = str(TRY_AGAIN)
    return response
