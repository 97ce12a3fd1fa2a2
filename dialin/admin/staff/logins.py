"""The logins of all, for the administration: invite, disable, reset, change the role."""

from flask import request, url_for
from werkzeug.wrappers import Response

from dialin.actions.staff.add_staff import ROLES, NewLogin, add_staff
from dialin.actions.staff.logins.change_role import change_role
from dialin.actions.staff.logins.disable_login import disable_login
from dialin.actions.staff.logins.enable_login import enable_login
from dialin.actions.staff.logins.invitation_links import link_to
from dialin.actions.staff.logins.invite import Invitation, invite
from dialin.actions.staff.logins.reset_login import reset_login
from dialin.admin.access import colleague
from dialin.admin.door import Shown, get, post
from dialin.admin.forms import typed
from dialin.admin.pages import page, to
from dialin.current import current_services
from dialin.rules.event_settings.plan import USUAL_ZONE
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right
from dialin.store.act import Act
from dialin.store.staff import Staff, list_staff, load_staff


@get("/staff", right=Right.LOGINS)
def logins(act: Act) -> str:
    return page("staff/logins.html", logins=list_staff(act), zone=USUAL_ZONE)


@get("/staff/new", right=Right.LOGINS)
def new_login(_act: Act, fault: Refused | None = None) -> str:
    return page("staff/new_login.html", roles=ROLES, typed=typed(request.form), fault=fault)


@post("/staff/new", right=Right.LOGINS, again=new_login, asked_again=True)
def add_login(act: Act) -> Shown | Refused:
    fields = typed(request.form)
    staff_id = add_staff(act, NewLogin(fields.get("name", ""), fields.get("role", "")))
    if isinstance(staff_id, Refused):
        return staff_id
    invitation, invited = invite(act, staff_id), load_staff(act, staff_id)
    return Shown(_link_page, invitation=invitation, invited=invited)


@get("/staff/<int:login_id>", right=Right.LOGINS)
def login(_act: Act, login: Staff, fault: Refused | None = None) -> str:
    return page("staff/login.html", login=login, roles=ROLES, zone=USUAL_ZONE, fault=fault)


@post("/staff/<int:login_id>/role", right=Right.LOGINS, again=login, asked_again=True)
def give_role(act: Act, login: Staff) -> Response | Refused:
    return change_role(act, login, typed(request.form).get("role", "")) or _done(login, "role_changed")


@post("/staff/<int:login_id>/disable", right=Right.LOGINS, again=login, asked_again=True)
def disable(act: Act, login: Staff) -> Response | Refused:
    return disable_login(act, login) or _done(login, "disabled")


@post("/staff/<int:login_id>/enable", right=Right.LOGINS, asked_again=True)
def enable(act: Act, login: Staff) -> Response:
    enable_login(act, login)
    return _done(login, "enabled")


@post("/staff/<int:login_id>/reset", right=Right.LOGINS, again=login, asked_again=True)
def reset(act: Act, login: Staff) -> Shown | Refused:
    if login.id == colleague().id:  # else the link would be all that is left of the administration
        return Refused("This is your own login. Change the password on your own page.")
    invitation = reset_login(act, login, second_factor=typed(request.form).get("second_factor") == "yes")
    return invitation if isinstance(invitation, Refused) else Shown(_link_page, invitation=invitation, invited=login)


def _link_page(_act: Act, invitation: Invitation, invited: Staff) -> str:
    link = link_to(invitation, current_services().settings)
    return page("staff/link.html", link=link, until=invitation.expires_at, invited=invited, zone=USUAL_ZONE)


def _done(login: Staff, done: str) -> Response:
    return to(url_for("admin.login", login_id=login.id, done=done))
