"""`dialin staff`: logins for staff."""

import sys
from typing import Any

import click

from dialin.actions.staff.add_staff import ROLES, NewLogin, add_staff
from dialin.actions.staff.logins.change_role import change_role
from dialin.actions.staff.logins.disable_login import disable_login
from dialin.actions.staff.logins.enable_login import enable_login
from dialin.actions.staff.logins.invitation_links import link_to
from dialin.actions.staff.logins.invite import Invitation, invite
from dialin.actions.staff.logins.reset_login import reset_login
from dialin.cli.opening import acting, done, looking, settings_or_refuse
from dialin.cli.output import CommandRefused, json_option, show, show_one, tell
from dialin.cli.rights.staff_events import staff_events
from dialin.store.act import Act
from dialin.store.staff import Staff, find_staff, list_staff

COLUMNS = ("name", "role", "second_factor", "last_sign_in", "disabled")


@click.group()
def staff() -> None:
    """Logins for staff."""


staff.add_command(staff_events)


@staff.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@json_option
def add(name: str, role: str, password_stdin: bool, as_json: bool) -> None:
    """Add a login. Without --password-stdin it prints a link by which the person chooses the password."""
    settings = settings_or_refuse()
    password = sys.stdin.readline().rstrip("\r\n") if password_stdin else None
    with acting() as act:
        staff_id = done(add_staff(act, NewLogin(name, role, password, settings.city)))
        invitation = None if password_stdin else invite(act, staff_id)
    _show_login({"id": staff_id, "name": name, "role": role}, invitation, as_json=as_json)


@staff.command("list")
@json_option
def list_(as_json: bool) -> None:
    """Show who can sign in."""
    with looking() as act:
        rows = [_row(login) for login in list_staff(act)]
    show(rows, COLUMNS, as_json=as_json)


@staff.command()
@click.argument("name")
@json_option
def disable(name: str, as_json: bool) -> None:
    """Let nobody sign in with this login any more; its sessions end at once."""
    with acting() as act:
        done(disable_login(act, _named(act, name)))
        row = _row(_named(act, name))
    show_one(row, as_json=as_json)


@staff.command()
@click.argument("name")
@json_option
def enable(name: str, as_json: bool) -> None:
    """Let a disabled login in again, with the password that it had."""
    with acting() as act:
        enable_login(act, _named(act, name))
        row = _row(_named(act, name))
    show_one(row, as_json=as_json)


@staff.command()
@click.argument("name")
@click.option("--second-factor", is_flag=True, help="Take the second factor off, too: the telephone is lost.")
@json_option
def reset(name: str, second_factor: bool, as_json: bool) -> None:
    """End the password and the sessions, and print a link to choose a new password; the second factor stays."""
    with acting() as act:
        login = _named(act, name)
        invitation = done(reset_login(act, login, second_factor=second_factor))
        row = _row(_named(act, name))
    _show_login(row, invitation, as_json=as_json)


@staff.command()
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
@json_option
def role(name: str, role: str, as_json: bool) -> None:
    """Give a login another role; it counts from the next page on."""
    with acting() as act:
        done(change_role(act, _named(act, name), role))
        row = _row(_named(act, name))
    show_one(row, as_json=as_json)


def _named(act: Act, name: str) -> Staff:
    found = find_staff(act, name)
    if found is None:
        raise CommandRefused(f"There is no login named {name}. See: dialin staff list")
    return found


def _row(login: Staff) -> dict[str, Any]:
    return {
        "id": login.id,
        "name": login.name,
        "role": login.role,
        "second_factor": login.has_second_factor,
        "last_sign_in": login.signed_in_at,
        "disabled": login.disabled_at is not None,
    }


def _show_login(row: dict[str, Any], invitation: Invitation | None, *, as_json: bool) -> None:
    settings = settings_or_refuse()
    if invitation is not None:
        row |= {"invitation": link_to(invitation, settings), "valid_until": invitation.expires_at}
        tell("Give the link to this person alone. It opens the choice of a password once.")
        if settings.public_url is None:
            tell("DIALIN_PUBLIC_URL is not set, so the link is for this machine.")
    show_one(row, as_json=as_json)
