"""`dialin seats`: the seats of an event and who sits in them."""

import click

from dialin.actions.seats.look_at_seats import look_at_seats
from dialin.cli.opening import event_named, looking
from dialin.cli.output import json_option, show, show_one


@click.command()
@click.option("--event", "slug", required=True)
@json_option
def seats(slug: str, as_json: bool) -> None:
    """The seats of an event and who sits in them."""
    with looking() as act:
        counted = look_at_seats(act, event_named(act, slug))
    rows = [
        {"number": row.number, "attendee": row.attendee, "state": row.state, "call": row.call} for row in counted.rows
    ]
    totals = {
        name: getattr(counted, name) for name in ("seats", "allocated", "occupied", "held", "free", "waiting", "lobby")
    }
    show_one(totals | {"rows": rows}, as_json=as_json)
    if not as_json:
        show(rows, ("number", "state", "attendee", "call"), as_json=False)
