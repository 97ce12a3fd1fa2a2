"""The commands by name; each group's file is imported only when it is needed."""

import importlib
import sys
from collections.abc import Mapping
from typing import Any

import click

from dialin.cli.output import CommandRefused, printed

COMMANDS: Mapping[str, tuple[str, str]] = {
    "demo": ("dialin.cli.demo:demo", "The main job on a throw-away database, with a telephone to call it."),
    "serve": ("dialin.cli.serve:serve", "The production server: voice webhooks and staff pages."),
    "worker": ("dialin.cli.worker:worker", "The background work; more than one may run."),
    "doctor": ("dialin.cli.doctor:doctor", "Whether all is well that an evening needs: one line each, or what to do."),
    "db": ("dialin.cli.db:db", "Create or migrate the database."),
    "keys": ("dialin.cli.keys.rotate:keys", "The secret key: change it."),
    "event": ("dialin.cli.events:event", "Events: create, list, show, set, end."),
    "bridge": ("dialin.cli.bridge:bridge", "The way into a videoconference: read its invitation."),
    "attendee": ("dialin.cli.attendees:attendee", "Attendees: add, import, list, cancel, copy."),
    "campaign": ("dialin.cli.campaigns:campaign", "Tell everybody of an event something: start, show, stop."),
    "seats": ("dialin.cli.seats:seats", "The seats of an event and who sits in them."),
    "letters": ("dialin.cli.printing:letters", "The letters of an event, as one PDF."),
    "questions": ("dialin.cli.questions:questions", "The questions of an event, sorted by topic."),
    "purge": ("dialin.cli.people.purge:purge", "Delete what is on file about people, when its days are over."),
    "prompts": ("dialin.cli.prompts:prompts", "The words callers hear: list, recording script, check."),
    "backup": ("dialin.cli.keeping:backup", "Everything on file, sealed, into one file, while calls go on."),
    "restore": ("dialin.cli.keeping:restore", "A backup back into the database."),
    "move": ("dialin.cli.keeping:move", "Everything into another database, from SQLite to PostgreSQL or back."),
    "audit": ("dialin.cli.rights.audit:audit", "The log of what was done: whether it is whole."),
    "staff": ("dialin.cli.staff:staff", "Logins for staff: add, list, disable, enable, reset, role, events."),
    "call-log": ("dialin.cli.call_log:call_log", "What happened to one call, turn by turn."),
    "rehearse": ("dialin.cli.rehearse:rehearse", "An evening with made-up callers, and a report."),
    "call": ("dialin.cli.call:call", "A telephone in the terminal."),
}


class Commands(click.Group):
    """Knows every command's name and one line about it; the rest is read on use."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, (_, sentence) in COMMANDS.items()])


@click.group(cls=Commands)
@click.version_option(package_name="dialin")
def dialin() -> None:
    """Let people without internet take part in public webinars by telephone."""


def main(arguments: list[str] | None = None, **given: Any) -> None:
    """Exit status: 0 done; 1 refused, with one line that says what to change; 2 wrong usage."""
    try:
        dialin.main(args=arguments, prog_name="dialin", standalone_mode=True, **given)
    except CommandRefused as refused:
        _refuse(str(refused))
    except UnicodeEncodeError as odd:
        if "surrogates" not in odd.reason:  # that is how Python keeps a byte that is no text
            raise
        _refuse("What was typed is not text in UTF-8. Look how your terminal is set, and type it again.")


def _refuse(sentence: str) -> None:
    print(printed(" ".join(sentence.split())), file=sys.stderr)
    sys.exit(1)
