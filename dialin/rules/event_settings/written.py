"""Reads what was written into one field of an event, for the types of its declaration.

Each takes what a form, a command or a row hands in. A ValueError is answered with the field's own sentence.
"""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ValidationInfo

from dialin.rules.local_times import read_time, read_zone
from dialin.rules.names import tidy_line
from dialin.rules.office_hours import read_hours
from dialin.rules.phone_numbers import area_code_of, read_number
from dialin.rules.refusals import Refused

_LONGEST_CALL = timedelta(hours=4)  # the provider ends a call after four hours
_WHOLE = re.compile(r"\s*[0-9]{1,9}\s*")
_YES = (True, "True", "true", "yes", "on", "1")


class Unfit(ValueError):
    """What was written cannot be used, and the sentence says more than the field's own."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(str(refused))
        self.refused = refused


def stripped(written: object) -> object:
    return written.strip() if isinstance(written, str) else written


def tidied(written: object) -> object:
    return tidy_line(written) if isinstance(written, str) else written


def whole(least: int, most: int) -> BeforeValidator:
    """A number within these limits; a blank is None, for the type to take or to refuse."""

    def read(written: object) -> object:
        number = int(written) if isinstance(written, str) and _WHOLE.fullmatch(written) else stripped(written)
        if isinstance(number, int) and not least <= number <= most:
            raise ValueError("outside its limits")
        return None if number == "" else number

    return BeforeValidator(read)


def yes(written: object) -> bool:
    return written in _YES


def zone_key(written: object) -> str:
    zone = read_zone(str(written))
    if isinstance(zone, Refused):
        raise Unfit(zone)
    return zone.key


def moment(written: object, info: ValidationInfo) -> datetime:
    """Text without an offset is by the clock of the event's zone, which stands in the context."""
    if isinstance(written, datetime):
        return written
    if not isinstance(info.context, ZoneInfo):
        raise TypeError("a time that was written needs the zone that it is read in")
    read = read_time(str(written), info.context)
    if isinstance(read, Refused):
        raise Unfit(read)
    if read is None:
        raise ValueError("not a date and time")
    return read


def end(written: object, info: ValidationInfo) -> datetime:
    """Left empty: as late as a call can last."""
    if isinstance(written, datetime) or _is_given(written):
        return moment(written, info)
    if "starts" not in info.data:
        raise ValueError("without a start there is no end")
    starts: datetime = info.data["starts"]
    return starts + _LONGEST_CALL


def phone(written: object, info: ValidationInfo) -> str | None:
    """E.164; where the event has a number of its own, its area code completes this one."""
    if not _is_given(written):
        return None
    own = info.data.get("number")
    number = read_number(str(written), area_code=area_code_of(own) if own else None)
    if isinstance(number, Refused):
        raise Unfit(number)
    return number.e164


def hours(written: object) -> str | None:
    """As they were written, once they can be read."""
    if not _is_given(written):
        return None
    read = read_hours(str(written))
    if isinstance(read, Refused):
        raise Unfit(read)
    return " ".join(str(written).split())


def _is_given(written: object) -> bool:
    return isinstance(written, str) and bool(written.strip())
