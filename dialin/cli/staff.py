"""`dialin staff`: logins for staff."""

import secrets
import sys

import click

from dialin.actions.staff.add_staff import ROLES, NewLogin, add_staff
from dialin.cli.opening import acting, done
from dialin.cli.output import json_option, show_one, tell


@click.group()
def staff() -> None:
    """Logins for staff."""


@staff.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@json_option
def add(name: str, role: str, password_stdin: bool, as_json: bool) -> None:
    """Add a login. Without --password-stdin it asks for one, or draws one and prints it where nobody can be asked."""
    password, was_drawn = _password(password_stdin)
    with acting() as act:
        login = NewLogin(name, role, password)
        staff_id = done(add_staff(act, login))
    answer = {"id": staff_id, "name": name, "role": role} | ({"password": password} if was_drawn else {})
    show_one(answer, as_json=as_json)


def _password(from_stdin: bool) -> tuple[str, bool]:
    """The password, and whether it was drawn here."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n"), False
    if sys.stdin.isatty():
        return click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True), False
    tell("No password was given, so one was drawn.")
    return secrets.token_urlsafe(12), True
