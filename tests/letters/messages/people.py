"""Somebody who is written to about an event."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dialin.letters.messages.facts import Facts
from dialin.rules.paper.letters import Gathering

BERLIN = ZoneInfo("Europe/Berlin")
STARTS = datetime(2026, 6, 19, 18, tzinfo=BERLIN)
GATHERING = Gathering(
    title="Digitale Teilhabe",
    starts=STARTS,
    ends=STARTS + timedelta(hours=2),
    doors=STARTS - timedelta(minutes=15),
    held_until=STARTS + timedelta(minutes=15),
    calls_begin=STARTS - timedelta(minutes=10),
    number="+493023125000",
    office="+493023125900",
    office_hours="Mo-Fr 8-18",
    language="de",
)
UNTIL = datetime(2026, 6, 18, 12, tzinfo=BERLIN)


def gathering(**changes: Any) -> Gathering:
    return replace(GATHERING, **changes)


def facts(of: Gathering = GATHERING, **changes: Any) -> Facts:
    return replace(Facts(of, "Erna Müller", "Musterstadt", "748290", UNTIL), **changes)
