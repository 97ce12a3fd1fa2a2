"""What the log keeps of a setting of an event: enough to see what was changed, and nothing that lets anybody in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from dialin.rules.event_settings.setting import EventSetting
from dialin.rules.phone_numbers import ending_of

Noted = str | int | bool | None


def noted(setting: EventSetting, value: object, zone: str) -> Noted:
    """Numbers are cut to their last digits; of keys, SIP addresses and headers only that there are some."""
    match value:
        case None | () | "":
            return None
        case _ if setting.is_secret:
            return "•••"
        case str() if setting.kind == "phone":
            return ending_of(value)
        case datetime():
            return f"{value.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"
        case bool() | int() | str():
            return value
        case _:
            raise TypeError(f"the log cannot keep {type(value).__name__}")
