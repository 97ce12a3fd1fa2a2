"""`dialin staff events`: which events a login may see."""

import click

from dialin.actions.staff.choose_events import choose_events, seen_by
from dialin.cli.opening import acting, done, looking
from dialin.cli.output import CommandRefused, json_option, show_one
from dialin.store.act import Act
from dialin.store.staff import find_staff


@click.command("events")
@click.argument("name")
@click.argument("slugs", metavar="[SLUG]…", nargs=-1)
@click.option("--all", "is_all", is_flag=True, help="All events, also those that are still to come.")
@click.option("--none", "is_none", is_flag=True, help="No event, until some are named.")
@json_option
def staff_events(name: str, slugs: tuple[str, ...], is_all: bool, is_none: bool, as_json: bool) -> None:
    """Say which events a login may see: these, --all or --none. With neither, only show it."""
    if (bool(slugs), is_all, is_none).count(True) > 1:
        raise click.UsageError("Name events, or give --all, or --none.")
    if slugs or is_all or is_none:
        with acting() as act:
            done(choose_events(act, name, None if is_all else slugs))
            answer = _answer(act, name)
    else:
        with looking() as act:
            answer = _answer(act, name)
    shown = answer if as_json else answer | {"events": _said(answer["events"])}
    show_one(shown, as_json=as_json)


def _answer(act: Act, name: str) -> dict[str, object]:
    login = find_staff(act, name)
    if login is None:
        raise CommandRefused(f"There is no login named {name}. Look how it is written.")
    seen = seen_by(act, login)
    return {"name": login.name, "role": login.role, "all_events": seen is None, "events": seen}


def _said(events: object) -> str:
    return ", ".join(events) or "none" if isinstance(events, list) else "all"
