"""Every login with what it may see, and the form in which the administration says so."""

from flask import request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from dialin.actions.staff.choose_events import choose_events
from dialin.admin.door import get, post
from dialin.admin.pages import page, to
from dialin.rules.refusals import Refused
from dialin.rules.rights import Right, sees_every_event
from dialin.store.act import Act
from dialin.store.events import list_events
from dialin.store.staff import Staff, list_staff
from dialin.store.staff_events import events_seen_by

ALL, CHOSEN = "all", "chosen"


@get("/rights", right=Right.LOGINS)
def rights(act: Act) -> str:
    titles = {event.id: event.title for event in list_events(act)}
    rows = [(login, _titles_for(act, login, titles)) for login in list_staff(act)]
    return page("rights/list.html", rows=rows)


def _titles_for(act: Act, login: Staff, titles: dict[int, str]) -> list[str] | None:
    """None for every event."""
    if login.sees_all_events or sees_every_event(login.role):
        return None
    seen = events_seen_by(act, login.id)
    return [title for event_id, title in titles.items() if event_id in seen]


@get("/rights/<int:login_id>", right=Right.LOGINS)
def rights_of(act: Act, login: Staff, fault: Refused | None = None) -> str:
    _demand_choice(login)
    if request.method == "POST":
        which, seen = request.form.get("which"), set(request.form.getlist("event"))
    else:
        slugs = {event.id: event.slug for event in list_events(act)}
        which = ALL if login.sees_all_events else CHOSEN
        seen = {slugs[event_id] for event_id in events_seen_by(act, login.id)}
    return page("rights/login.html", login=login, events=list_events(act), which=which, seen=seen, fault=fault)


@post("/rights/<int:login_id>", right=Right.LOGINS, again=rights_of, asked_again=True)
def save_rights(act: Act, login: Staff) -> Response | Refused:
    _demand_choice(login)
    slugs = None if request.form.get("which") == ALL else request.form.getlist("event")
    return choose_events(act, login.name, slugs) or to(url_for("admin.rights", done="rights_saved"))


def _demand_choice(login: Staff) -> None:
    """Raises NotFound for one of the administration, for which there is nothing to choose."""
    if sees_every_event(login.role):
        raise NotFound
