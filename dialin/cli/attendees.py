"""`dialin attendee`: registers, imports, lists, cancels and copies."""

from pathlib import Path
from typing import Any

import click

from dialin.actions.attendees.cancel import cancel as cancel_attendee
from dialin.actions.attendees.find_doubles import find_doubles, hold_back
from dialin.actions.attendees.import_attendees import import_attendees
from dialin.actions.attendees.register import register
from dialin.actions.attendees.try_import import try_import
from dialin.actions.delivery.late_letters import refuse_late_letter
from dialin.actions.pins.list_pins import list_pins
from dialin.actions.seats.offers.describe import describe_offer
from dialin.cli.import_report import report_import
from dialin.cli.opening import acting, done, event_named, looking, opened_services, settings_or_refuse
from dialin.cli.output import CommandRefused, is_typed, json_option, progress, show, show_one, tell
from dialin.cli.people.copy import copy
from dialin.cli.people.delivery import delivered_shortly, deliveries_told
from dialin.cli.people.rows import row_of
from dialin.config import Settings
from dialin.lists.read_table import MOST_BYTES, Table, late_entries, read_table
from dialin.rules.phone_numbers import area_code_of
from dialin.rules.registrations import CALLERS, DELIVERIES, Registration
from dialin.store import attendees
from dialin.store.act import COMMAND_LINE, Act
from dialin.store.events import Event
from dialin.store.seat_offers import SeatOffer, last_offers
from dialin.store.waiting import waiting_list


@click.group()
def attendee() -> None:
    """Attendees: add, import, list, cancel, copy."""


@attendee.command()
@click.option("--event", "slug", required=True)
@click.option("--name", required=True)
@click.option("--phone", required=True)
@click.option("--language", metavar="de")
@click.option("--question", default="")
@click.option("--delivery", type=click.Choice(DELIVERIES), default="letter", show_default=True)
@click.option("--email", default="")
@click.option("--callback", is_flag=True, help="Wants to be called at the start.")
@click.option("--street", default="", help="With the number of the house.")
@click.option("--postcode", default="")
@click.option("--town", default="", help="Abroad with its country.")
@click.option("--contact", default="", help="Whom to ask for on this line, where that is somebody else.")
@click.option("--room", default="", help="In a home with one line.")
@click.option("--dial", "has_dial", is_flag=True, help="The telephone has a dial and presses no keys.")
@click.option(
    "--called-by", type=click.Choice(CALLERS), default="machine", help="person: no automatic call goes there."
)
@click.option("--late", "late_reason", metavar="REASON", default="", help="After the deadline, with a reason.")
@json_option
def add(slug: str, as_json: bool, **given: Any) -> None:
    """Register a person; the answer is the seat or the place on the waiting list, and the PIN."""
    if not given["phone"].strip():
        raise CommandRefused("The telephone number is empty. Give it with its area code, for example 030 23125000.")
    settings, is_chosen = settings_or_refuse(), is_typed("delivery")
    with acting(settings) as act:
        event = event_named(act, slug)
        late = refuse_late_letter(act, event, given["delivery"], settings.land)
        if late is not None and is_chosen:
            raise CommandRefused(str(late))
        person = Registration(**given)
        made = done(register(act, event.id, person))
        row = attendees.load_attendee(act, made.attendee_id)
        assert row is not None
        answer = row_of(row, {row.id: made.position}) | {"pin": made.pin}
    if late is not None:
        tell(str(late))
    show_one(answer, as_json=as_json)


@attendee.command("import")
@click.option("--event", "slug", required=True)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--late", "late_reason", metavar="REASON", default="", help="After the deadline, with a reason for all.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and register nobody.")
@click.option("--confirm-doubles", is_flag=True, help="Register likely doubles too: they are different people.")
@json_option
def import_(slug: str, file: Path, as_json: bool, **wishes: Any) -> None:
    """Register everybody in a CSV or XLSX file. Good rows are kept, every other is reported with its reason."""
    with opened_services() as services:
        with services.looking() as act:
            event = event_named(act, slug)
            read = late_entries(_read(file, event), wishes["late_reason"])
            doubles = find_doubles(act, event, read)
            table = hold_back(read, doubles, confirmed=None if wishes["confirm_doubles"] else ())
            if wishes["dry_run"]:
                report_import(
                    table, try_import(act, event, table, land=services.settings.land), as_json=as_json, is_tried=True
                )
                return
        with progress(len(table.rows), as_json=as_json) as step:
            imported = import_attendees(services, event.id, table, author=COMMAND_LINE, step=step)
    report_import(table, imported, as_json=as_json)
    if imported.rejected and not imported.registered + imported.already:
        raise CommandRefused("Nobody was registered. Correct the lines as their reasons say and import again.")


def _read(file: Path, event: Event) -> Table:
    with file.open("rb") as opened:
        return done(read_table(opened.read(MOST_BYTES + 1), area_code_of(event.number) if event.number else None))


@attendee.command("list")
@click.option("--event", "slug", required=True)
@click.option("--with-pins", is_flag=True)
@json_option
def list_(slug: str, with_pins: bool, as_json: bool) -> None:
    """Who is registered, with seat or place on the waiting list, and whether they have their PIN."""
    settings = settings_or_refuse()
    rows = _rows_with_pins(slug, settings) if with_pins else _rows(slug, settings)
    columns = ("id", "name", "phone", "status", "seat", "position") + (("pin",) if with_pins else ()) + ("delivered",)
    show(rows if as_json else delivered_shortly(rows), columns, as_json=as_json)


def _rows(slug: str, settings: Settings) -> list[dict[str, Any]]:
    with looking(settings) as act:
        return _rows_of(act, event_named(act, slug), settings)


def _rows_of(act: Act, event: Event, settings: Settings) -> list[dict[str, Any]]:
    """The people first: whoever registers meanwhile is not among them, and would have no delivery."""
    people = attendees.list_attendees(act, event.id)
    places = {row.id: place for place, row in enumerate(waiting_list(act, event.id), 1)}
    deliveries = deliveries_told(act, event, settings.land)
    offers = last_offers(act, event.id)
    return [row_of(row, places) | {"delivery": deliveries[row.id]} | _offered(offers.get(row.id)) for row in people]


def _offered(offer: SeatOffer | None) -> dict[str, Any]:
    """Only of whom a seat was offered that had become free; until is null where nothing passes on by itself."""
    if offer is None:
        return {}
    shown = describe_offer(offer)
    return {"offer": {"state": shown.state, "way": shown.way, "until": shown.until, "reason": shown.sentence}}


def _rows_with_pins(slug: str, settings: Settings) -> list[dict[str, Any]]:
    """The look at the PINs goes into the audit log."""
    with acting(settings) as act:
        event = event_named(act, slug)
        pins = list_pins(act, event.id)
        return [row | {"pin": pins.get(row["id"])} for row in _rows_of(act, event, settings)]


attendee.add_command(copy)


@attendee.command()
@click.argument("attendee_id", metavar="ID", type=int)
@json_option
def cancel(attendee_id: int, as_json: bool) -> None:
    """Cancel a registration; the seat goes to the next on the waiting list."""
    with acting() as act:
        done(cancel_attendee(act, attendee_id))
        row = attendees.load_attendee(act, attendee_id)
        assert row is not None
    if as_json:
        show_one(row_of(row, {}), as_json=True)
    else:
        tell("Cancelled.")
