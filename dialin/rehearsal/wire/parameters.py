"""How requests write dates and flags, and which API version they name."""

from datetime import datetime
from email.utils import format_datetime

API_VERSION = "2010-04-01"


def rfc_2822(when: datetime) -> str:
    return format_datetime(when)


def flag(value: bool) -> str:
    return "true" if value else "false"
