"""One's own login: its second factor, its password, and where one is signed in."""

from flask import request, url_for
from werkzeug.wrappers import Response

from dialin.actions.staff.attempts import TryLater
from dialin.actions.staff.own.change_password import NewPassword, change_password
from dialin.actions.staff.own.end_sessions import end_other_sessions, end_session, name_of
from dialin.actions.staff.passwords import SHORTEST
from dialin.admin.access import colleague
from dialin.admin.door import get, post, post_apart
from dialin.admin.forms import typed
from dialin.admin.pages import page, to
from dialin.current import current_services
from dialin.rules.event_settings.plan import USUAL_ZONE
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.staff import Staff, load_staff
from dialin.store.staff_recovery_codes import count_recovery_codes
from dialin.store.staff_sessions import list_sessions


@get("/own", right=Right.SIGNED_IN)
def own(act: Act, fault: Refused | None = None) -> str:
    who = colleague()
    sessions = [(name_of(one), one, one.token_hash == who.token_hash) for one in list_sessions(act, who.id)]
    codes = count_recovery_codes(act, who.id)
    return page("staff/own.html", sessions=sessions, codes=codes, zone=USUAL_ZONE, fault=fault)


@post("/own/sessions/<session_name>/end", right=Right.SIGNED_IN, again=own)
def end_one_session(act: Act, session_name: str) -> Response | Refused:
    return end_session(act, colleague().id, session_name) or _done("session_ended")


@post("/own/sessions/end", right=Right.SIGNED_IN)
def end_sessions(act: Act) -> Response:
    end_other_sessions(act, colleague().id, colleague().token_hash)
    return _done("sessions_ended")


@get("/own/password", right=Right.SIGNED_IN)
def own_password(_act: Act, fault: Refused | None = None) -> str:
    return page("staff/password.html", shortest=SHORTEST, fault=fault)


@post_apart("/own/password", right=Right.SIGNED_IN, again=own_password)
def change_own_password() -> Response | Refused | TryLater:
    fields, services = typed(request.form), current_services()
    with services.looking() as act:
        login = own_login(act)
    new = NewPassword(fields.get("password", ""), fields.get("repeated", ""))
    refused = change_password(services, login, colleague().token_hash, old=fields.get("old", ""), new=new)
    return refused or _done("password_changed")


def own_login(act: Act) -> Staff:
    login = load_staff(act, colleague().id)
    assert login is not None
    return login


def _done(done: str) -> Response:
    return to(url_for("admin.own", done=done))
