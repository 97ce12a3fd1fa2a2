"""The options of `dialin event create` and `set`, by the declaration of what may be set about an event."""

import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from dialin.cli.output import CommandRefused
from dialin.rules.dial_strings import BRIDGE_SETTINGS, Bridge, named
from dialin.rules.event_settings.plan import EVENT_SETTINGS, USUALLY
from dialin.rules.event_settings.setting import EventSetting

Command = TypeVar("Command", bound=Callable[..., None])

SLUG_HELP = EVENT_SETTINGS["slug"].help
# The zone too: the usual one is a suggestion of the form, and a command that nobody reads twice must not guess it.
REQUIRED = [name for name in EVENT_SETTINGS if name not in USUALLY and name != "slug"] + ["timezone"]
_OF_INVITATION = "The invitation to the videoconference, which gives number, keys and platform; - is standard input."
_USUALLY = USUALLY | named(Bridge())


def _option(name: str, setting: EventSetting) -> Callable[[Command], Command]:
    words = setting.option or "--" + name.replace("_", "-")
    told = (setting.help or "").format(default=_USUALLY.get(name))
    if "/" in words:
        return click.option(words, default=None, help=told)
    if setting.choices:
        return click.option(words, type=click.Choice([value for value, _ in setting.choices if value]), help=told)
    if setting.kind == "secret":
        return click.option(words, metavar=setting.metavar, callback=_from_standard_input, help=told)
    metavar = setting.metavar or ("N" if setting.kind == "whole" else None)
    return click.option(words, metavar=metavar, multiple=setting.kind == "lines", help=told)


def _from_standard_input(_context: click.Context, _option: click.Parameter, given: str | None) -> str | None:
    """What stands in a command is seen by everybody on the machine."""
    return sys.stdin.readline().strip() if given == "-" else given


def event_options(command: Command) -> Command:
    """Everything that may be set, but the short name, which is given once and for all."""
    declared = {name: setting for name, setting in EVENT_SETTINGS.items() if name != "slug"} | BRIDGE_SETTINGS
    for name, setting in reversed(declared.items()):
        command = _option(name, setting)(command)
    return click.option("--invitation", metavar="FILE", default=None, help=_OF_INVITATION)(command)


def split(given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was given, as fields of a Bridge and of an EventDraft."""
    written = {name: value for name, value in given.items() if value not in (None, ())}
    bridge = {name.removeprefix("bridge_"): value for name, value in written.items() if name.startswith("bridge_")}
    if "header" in bridge:
        bridge["headers"] = tuple(_header(text) for text in bridge.pop("header"))
    return bridge, {name: value for name, value in written.items() if name in EVENT_SETTINGS}


def _header(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise CommandRefused(f"Write the header {text} as X-Name=value.")
    return name, value
