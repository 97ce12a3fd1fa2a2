"""The vocabulary of the prompts: every value that may stand in one, with a sample to judge and to rehearse it by."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from dialin.prompts.spoken import Value

_ZONE = ZoneInfo("Europe/Berlin")

SAMPLES: Mapping[str, Value] = {
    "area_code": "0631",
    "city": "",  # the catalogue's own words
    "count": 4,
    "days": 30,
    "deadline": datetime(2026, 6, 16, 23, 59, tzinfo=_ZONE),
    "dial_in": "+493023125200",
    "digits": "748290",
    "ending": "0199",
    "doors": datetime(2026, 6, 19, 17, 45, tzinfo=_ZONE),
    "ends": datetime(2026, 6, 19, 19, 30, tzinfo=_ZONE),
    "hand": "status.no_hand",
    "held": datetime(2026, 6, 19, 18, 15, tzinfo=_ZONE),
    "begin": datetime(2026, 6, 19, 17, 50, tzinfo=_ZONE),
    "latest": datetime(2026, 6, 19, 18, 5, tzinfo=_ZONE),
    "hello": "hello.day",
    "hours": "Mo-Fr 08:00-18:00",
    "key": "2",
    "length": 6,
    "minutes": 12,
    "name": "Erna Müller",
    "number": "+493023125000",
    "onward": "help.onward",
    "office": "+493023125100",
    "pin": "748290",
    "position": 3,
    "privacy_office": "+493023125300",
    "provider": "",
    "reason": "Die Leitung wird für jemand anders gebraucht",
    "recording": "https://example.org/heard.wav",
    "room": "Zimmer 214",
    "starts": datetime(2026, 6, 19, 18, 0, tzinfo=_ZONE),
    "title": "Digitaltag",
    "until": datetime(2026, 6, 15, 12, 0, tzinfo=_ZONE),
    "voice_days": 30,
    "why": "removed.disturbing",
}
