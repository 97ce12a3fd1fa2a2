"""How one thing that may be set is said wherever it is said: on the form, by the command, in the log."""

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Literal

from dialin.rules.refusals import Refused, mark
from dialin.rules.rights import Right

# line, lines: text. code: text that nobody spells. secret: a code that is shown to nobody again. language: one that the
# line speaks.
Kind = Literal["line", "lines", "code", "secret", "whole", "time", "phone", "choice", "language"]


class Group(StrEnum):
    """The parts of the form, in their order and by their headings."""

    WHAT = mark("What it is")
    WHEN = mark("When it is")
    RULES = mark("Seats and rules")
    NUMBERS = mark("Telephone numbers")
    BRIDGE = mark("The way into the videoconference")


@dataclass(frozen=True, slots=True)
class EventSetting:
    """Stands beside the type of what is set, as `Annotated[int, EventSetting(...)]`."""

    label: str
    group: Group
    kind: Kind = "line"
    refused: Refused | None = None  # None: whoever reads what was written says it better
    hint: str | None = None
    choices: tuple[tuple[str, str], ...] = ()  # each with what the form calls it
    is_wide: bool = False
    help: str | None = None  # of the command's option; {default} is filled in
    metavar: str | None = None
    option: str | None = None  # the command's, where it is not the name itself
    right: Right = Right.EVENT  # to change it on a page
    is_secret: bool = False  # for whoever sets it only, and in no log


of_administration = partial(EventSetting, right=Right.EVENT_SETUP)


def settings_of(declaration: type) -> dict[str, EventSetting]:
    """By name, in the order in which they are declared."""
    return {
        name: said
        for name, hint in declaration.__annotations__.items()
        for said in getattr(hint, "__metadata__", ())
        if isinstance(said, EventSetting)
    }
