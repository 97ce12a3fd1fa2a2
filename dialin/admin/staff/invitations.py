"""The link by which a person chooses the password of their login: open to whoever has it, once."""

from flask import make_response, request, session, url_for
from werkzeug.wrappers import Response

from dialin.actions.staff.attempts import TryLater
from dialin.actions.staff.logins.accept_invitation import WORTHLESS, accept_invitation, find_invited
from dialin.actions.staff.own.change_password import NewPassword
from dialin.actions.staff.passwords import SHORTEST
from dialin.admin.door import admin, csrf
from dialin.admin.forms import typed
from dialin.admin.pages import page, to
from dialin.admin.staff.visitors import remember_browser
from dialin.admin.staff.waiting import told_to_wait
from dialin.current import current_services
from dialin.rules.refusals import Refused
from dialin.store.staff import Staff

TOKEN = "invitation"  # noqa: S105 (its name in the signed cookie of the forms)


@admin.get("/invitation/<token>")
def open_invitation(token: str) -> Response:
    """Leads on to an address without the token, which the next page would give away to the log of a proxy."""
    session[TOKEN] = token[:100]
    return to(url_for("admin.invitation"))


@admin.get("/invitation")
def invitation() -> str | tuple[str, int]:
    with current_services().looking() as act:
        invited = find_invited(act, session.get(TOKEN, ""))
    return _page(invited) if isinstance(invited, Staff) else _worthless()


@admin.post("/invitation")
def accept() -> Response | tuple[str, int]:
    csrf.protect()
    fields, services = typed(request.form), current_services()
    chosen = NewPassword(fields.get("password", ""), fields.get("repeated", ""))
    token = session.get(TOKEN, "")
    answer = accept_invitation(services, token, chosen)
    if isinstance(answer, Staff):
        session.clear()
        response = make_response(to(url_for("admin.sign_in", done="password_chosen")))
        remember_browser(response, answer.id)
        return response
    if answer == WORTHLESS:
        return _worthless()
    with services.looking() as act:
        invited = find_invited(act, token)
    if isinstance(invited, Refused):
        return _worthless()
    if isinstance(answer, TryLater):
        return told_to_wait(_page(invited, answer.refused), answer)
    return _page(invited, answer), 422


def _page(invited: Staff, fault: Refused | None = None) -> str:
    return page("staff/invitation.html", invited=invited, shortest=SHORTEST, fault=fault)


def _worthless() -> tuple[str, int]:
    return page("trouble.html", fault=WORTHLESS), 404
