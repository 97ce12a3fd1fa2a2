"""What may be set about an event: of which type, within which limits, and in which words."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from dialin.rules.event_settings import written
from dialin.rules.event_settings.setting import EventSetting, Group, of_administration, settings_of
from dialin.rules.refusals import Refused, mark

USUAL_ZONE = "Europe/Berlin"


class EventPlan(BaseModel):
    """What may be saved; times are aware and in UTC, numbers E.164. office_hours: as written, and readable.

    The form and the command show the fields in this order. A field that is None where nothing is written is optional.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    title: Annotated[
        str,
        BeforeValidator(written.tidied),
        Field(min_length=1, max_length=200),
        EventSetting(
            mark("Title"),
            Group.WHAT,
            is_wide=True,
            hint=mark("Callers hear it read out. Up to six words are easy to take in."),
            refused=Refused("Write a title of 1 to 200 characters."),
            help="Callers hear it read out.",
        ),
    ]
    slug: Annotated[
        str,
        BeforeValidator(written.stripped),
        Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$"),
        EventSetting(
            mark("Short name"),
            Group.WHAT,
            "code",
            hint=mark("For addresses and commands: small letters, digits, hyphens."),
            refused=Refused(
                "Write the short name in small letters, digits and hyphens, at most 60, for example digitaltag."
            ),
            help="Its short name in addresses and commands.",
        ),
    ]
    starts: Annotated[
        datetime,
        BeforeValidator(written.moment),
        EventSetting(
            mark("Start"),
            Group.WHEN,
            "time",
            refused=Refused("Write the start as date and time, for example 2026-06-19T18:00."),
            help="Without an offset: in the event's time zone.",
            metavar="ISO",
        ),
    ]
    ends: Annotated[
        datetime,
        BeforeValidator(written.end),
        of_administration(
            mark("End"),
            Group.WHEN,
            "time",
            hint=mark("Left empty: four hours after the start."),
            refused=Refused("Write the end as date and time, for example 2026-06-19T20:00."),
            help="Default: four hours after the start.",
            metavar="ISO",
        ),
    ] = Field(default=None, validate_default=True)
    registration_closes: Annotated[
        datetime,
        BeforeValidator(written.moment),
        EventSetting(
            mark("Registration until"),
            Group.WHEN,
            "time",
            refused=Refused("Write the registration deadline as date and time, for example 2026-06-16T23:59."),
            help="Later only staff register, with a reason.",
            metavar="ISO",
        ),
    ]
    timezone: Annotated[
        str,
        BeforeValidator(written.zone_key),
        of_administration(mark("Time zone"), Group.WHEN, help="For example Europe/Berlin.", metavar="ZONE"),
    ] = USUAL_ZONE
    seats: Annotated[
        int,
        written.whole(1, 10_000),
        EventSetting(
            mark("Telephone seats"),
            Group.RULES,
            "whole",
            refused=Refused("Write the number of telephone seats, from 1 to 10000."),
            help="How many people can listen by telephone at once.",
        ),
    ]
    pin_length: Annotated[
        Literal[6, 8] | None,
        written.whole(6, 8),
        of_administration(
            mark("Digits of the PIN"),
            Group.RULES,
            "choice",
            hint=mark("Left open: 6 for up to 60 people within eight weeks, otherwise 8."),
            choices=(("", mark("as many as are needed")), ("6", "6"), ("8", "8")),
            refused=Refused("Choose PINs of 6 or 8 digits."),
            help="Default: as many as the seats and the weeks until the event need",
        ),
    ] = None
    doors_minutes: Annotated[
        int,
        written.whole(0, 240),
        EventSetting(
            mark("Doors open, minutes before the start"),
            Group.RULES,
            "whole",
            refused=Refused("Write how many minutes before the start the doors open, from 0 to 240."),
            help="Doors open so long before the start. Default: {default}",
        ),
    ] = 15
    grace_minutes: Annotated[
        int,
        written.whole(0, 120),
        EventSetting(
            mark("Seat held after a drop, in minutes"),
            Group.RULES,
            "whole",
            refused=Refused("Write for how many minutes the seat of a dropped caller is held, from 0 to 120."),
            help="A dropped caller's seat is held so long. Default: {default}",
        ),
    ] = 10
    no_show_minutes: Annotated[
        int,
        written.whole(0, 240),
        EventSetting(
            mark("Unclaimed seats go to others, minutes after the start"),
            Group.RULES,
            "whole",
            refused=Refused("Write how many minutes after the start unclaimed seats go to others, from 0 to 240."),
            help="Unclaimed seats are given on from then. Default: {default}",
        ),
    ] = 15
    most_per_line: Annotated[
        int,
        written.whole(1, 99),
        EventSetting(
            mark("People whom one line registers by telephone"),
            Group.RULES,
            "whole",
            hint=mark("Whoever calls for more is offered a person. A person's page raises it for their line."),
            refused=Refused("Write how many people one line registers by telephone, from 1 to 99."),
            help="One line registers at most so many people by telephone. Default: {default}",
        ),
    ] = 4
    language: Annotated[
        str,
        BeforeValidator(written.stripped),
        Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$"),
        EventSetting(
            mark("Language of the prompts"),
            Group.WHAT,
            "language",
            refused=Refused("Write the language as a short code, for example de or en."),
            help="Default: {default}",
            metavar="de",
        ),
    ] = "de"
    number: Annotated[
        str | None,
        BeforeValidator(written.phone),
        of_administration(mark("Dial-in number"), Group.NUMBERS, "phone", help="The dial-in number.", metavar="+49…"),
    ] = None
    office: Annotated[
        str | None,
        BeforeValidator(written.phone),
        of_administration(
            mark("Office behind the key 0"), Group.NUMBERS, "phone", help="The people behind the key 0.", metavar="+49…"
        ),
    ] = None
    office_hours: Annotated[
        str | None,
        BeforeValidator(written.hours),
        EventSetting(
            mark("Office hours"),
            Group.NUMBERS,
            is_wide=True,
            hint=mark("Example: Mo-Fr 08:00-18:00; Sa 9-12. Left empty: always."),
            help='When the office is there, as "Mo-Fr 8-18". Default: always',
            metavar="HOURS",
        ),
    ] = None
    knows_lines: Annotated[
        bool,
        BeforeValidator(written.yes),
        of_administration(
            mark("Registered telephones need no PIN"),
            Group.RULES,
            "choice",
            hint=mark("Comfortable, but a number can be faked."),
            choices=(("False", mark("no, everybody keys the PIN")), ("True", mark("yes, the number is enough"))),
            help="A registered number needs no PIN. Default: no",
            option="--knows-lines/--no-knows-lines",
        ),
    ] = False
    is_recorded: Annotated[
        bool,
        BeforeValidator(written.yes),
        of_administration(
            mark("The event is recorded"),
            Group.RULES,
            "choice",
            hint=mark("Or streamed. Whoever raises a hand is asked first."),
            choices=(("False", mark("no")), ("True", mark("yes"))),
            help="Ask speakers before they are on a recording. Default: no",
            option="--is-recorded/--not-recorded",
        ),
    ] = False
    most_lines: Annotated[
        int | None,
        written.whole(1, 10_000),
        of_administration(
            mark("Callers put through at once"),
            Group.BRIDGE,
            "whole",
            hint=mark("With one line each only. Left empty: no limit. The others wait in the lobby."),
            refused=Refused("Write how many callers are put through at once, from 1 to 10000, or leave it empty."),
            help="In direct mode at most so many callers are put through at once. Default: no limit",
        ),
    ] = None


EVENT_SETTINGS = settings_of(EventPlan)
USUALLY = {name: field.default for name, field in EventPlan.model_fields.items() if not field.is_required()}
