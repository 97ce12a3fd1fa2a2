"""A list of people is handed in, looked at line by line, and taken over; until then nobody is registered."""

from dataclasses import dataclass

from flask import request, url_for
from werkzeug.wrappers import Response

from dialin.actions.attendees.find_doubles import Double, find_doubles, hold_back
from dialin.actions.attendees.import_attendees import Imported, import_attendees
from dialin.actions.attendees.try_import import try_import
from dialin.admin.door import Shown, demand_still, get, post
from dialin.admin.forms import typed, whole
from dialin.admin.lists.report import report_of
from dialin.admin.pages import page, to
from dialin.current import current_services
from dialin.lists.read_table import MOST_BYTES, Table, late_entries, read_table
from dialin.lists.rows import MOST_ROWS
from dialin.rules.phases import registration_is_open
from dialin.rules.phone_numbers import area_code_of
from dialin.rules.refusals import Refused
from dialin.rules.registrations import judge_reason
from dialin.rules.rights import Right
from dialin.schedule import schedule_of
from dialin.store.act import Act
from dialin.store.events import Event
from dialin.store.uploads import Upload, add_upload, delete_upload

UPLOAD = "admin.hand_in_list"
MOST_ASKED = 100  # doubles to be ticked one by one; of more, all or those
_ALL = "all"
_LATE = "–"  # noqa: RUF001 (stands for the reason while the list is only looked at)


@dataclass(frozen=True, slots=True)
class Looked:
    """A list as it would be taken over, doubles held back but for those that were confirmed."""

    table: Table
    doubles: list[Double]


@get("/events/<slug>/import", right=Right.PEOPLE)
def choose_list(_act: Act, event: Event, fault: Refused | None = None) -> str:
    return page("lists/choose.html", event=event, fault=fault)


@post("/events/<slug>/import", right=Right.PEOPLE, again=choose_list)
def hand_in_list(act: Act, event: Event) -> Response | Refused:
    file = request.files.get("list")
    if file is None or not file.filename:
        return Refused("Choose a file: CSV or XLSX.", field="list")
    with file.stream:
        content = file.stream.read(MOST_BYTES + 1)
    read = read_table(content, _area_code(event), MOST_ROWS)
    if isinstance(read, Refused):
        return read.at("list")
    name = file.filename.replace("\0", "")[-120:]
    upload_id = add_upload(act, {"event_id": event.id, "name": name, "content": content})
    return to(url_for("admin.look_at_list", slug=event.slug, upload_id=upload_id))


@get("/events/<slug>/import/<int:upload_id>", right=Right.PEOPLE)
def look_at_list(act: Act, event: Event, upload: Upload, fault: Refused | None = None) -> str:
    is_open = registration_is_open(schedule_of(event), act.now)
    fields = typed(request.form)
    looked = _look(act, event, upload, reason="" if is_open else _LATE)
    if isinstance(looked, Refused):
        return page("trouble.html", event=event, fault=looked)
    asked, land = looked.doubles[:MOST_ASKED], current_services().settings.land
    tried = try_import(act, event, looked.table, land=land)
    return page(
        "lists/look.html", event=event, upload=upload, fault=fault, is_open=is_open, typed=fields,
        confirmed=request.form.getlist("confirm"), doubles=asked, all_doubles=len(looked.doubles), table=looked.table,
        report=report_of(looked.table, tried, asked), imported=tried,
    )  # fmt: skip


@post("/events/<slug>/import/<int:upload_id>", right=Right.PEOPLE, again=look_at_list)
def take_list_over(act: Act, event: Event, upload: Upload) -> Shown | Refused:
    reason = typed(request.form).get("late_reason", "").strip()
    if not reason and not registration_is_open(schedule_of(event), act.now):
        return Refused("Write why these people are registered after the deadline.", field="late_reason")
    if refused := judge_reason(reason):
        return refused
    looked = _look(act, event, upload, reason=reason)
    return looked if isinstance(looked, Refused) else Shown(_take_over, looked=looked, author=act.author)


@post("/events/<slug>/import/<int:upload_id>/drop", right=Right.PEOPLE)
def drop_list(act: Act, event: Event, upload: Upload) -> Response:
    delete_upload(act, upload.id)
    return to(url_for("admin.attendees", slug=event.slug, done="list_dropped"))


def _take_over(_act: Act, event: Event, upload: Upload, looked: Looked, author: str) -> str:
    """Registers in transactions of its own, so that callers are let in between; the file goes at the end.

    Whoever is disabled meanwhile, or loses the right, registers nobody from then on; the file stays.
    """
    services = current_services()
    imported: Imported = import_attendees(
        services, event.id, looked.table, author=author, step=lambda _: demand_still(Right.PEOPLE, event)
    )
    with services.acting(author) as act:
        delete_upload(act, upload.id)
    return page(
        "lists/taken.html", event=event, upload=upload, imported=imported, table=looked.table,
        report=report_of(looked.table, imported, []),
    )  # fmt: skip


def _look(act: Act, event: Event, upload: Upload, *, reason: str) -> Looked | Refused:
    read = read_table(upload.content, _area_code(event), MOST_ROWS)
    if isinstance(read, Refused):
        return read
    table = late_entries(read, reason)
    doubles = find_doubles(act, event, table)
    return Looked(hold_back(table, doubles, confirmed=_confirmed(request.form.getlist("confirm"))), doubles)


def _confirmed(ticked: list[str]) -> set[int] | None:
    """Lines; None: all of them."""
    return None if _ALL in ticked else {line for one in ticked if (line := whole(one)) is not None}


def _area_code(event: Event) -> str | None:
    return area_code_of(event.number) if event.number else None
