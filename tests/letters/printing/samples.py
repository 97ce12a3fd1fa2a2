"""Letters to print: of a city, an event and a person that do not exist."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dialin.letters.printing.letters import print_letters
from dialin.letters.printing.stationery import Stationery
from dialin.rules.paper.letters import Answered, Batch, Gathering, Kind, Letter, Recipient
from dialin.rules.retention import USUAL

BERLIN = ZoneInfo("Europe/Berlin")
STARTS = datetime(2027, 6, 18, 18, 0, tzinfo=BERLIN)
GATHERING = Gathering(
    title="Digitaltag",
    starts=STARTS,
    ends=STARTS + timedelta(hours=2),
    doors=STARTS - timedelta(minutes=15),
    held_until=STARTS + timedelta(minutes=15),
    calls_begin=STARTS - timedelta(minutes=10),
    number="+493023125000",
    office="+493023125900",
    office_hours="Mo-Fr 08:00-18:00; Sa 9-12",
    language="de",
)
CITY = Stationery(
    ("Stadt Musterstadt", "Rathausplatz 1", "12345 Musterstadt"),
    ("Maria Muster", "Büro für Beteiligung"),
    "030 23125901",
    USUAL.days,
)
ERNA = Recipient("Erna Beispiel", ("Große Bleichenstraße 12 a", "12345 Musterstadt"), "de")
PIN, LONG_PIN = "748290", "74829013"
WRITTEN = date(2027, 5, 3)
LONG_TITLE = (
    "Wie geht es weiter mit der Innenstadt? Die Bürgermeisterin und die Fachleute der Verwaltung antworten auf Ihre "
    "Fragen zu Verkehr, Bauen und Wohnen in den nächsten zehn Jahren; reden auch Sie mit!"
)
ANSWERED = Answered("Wann wird der Markt-Platz umgebaut?", "Der Umbau beginnt im März.\nDie Stadt zahlt die Hälfte.")


def a_letter(kind: Kind = Kind.PIN, to: Recipient = ERNA, **changes: Any) -> Letter:
    usual: dict[str, Any] = {"pin": None if kind in (Kind.ANSWER, Kind.CANCELLED) else PIN}
    if kind is Kind.ANSWER:
        usual["answered"] = ANSWERED
    return Letter(kind, to, **(usual | changes))


def one_of_each(language: str) -> tuple[Letter, ...]:
    to = replace(ERNA, language=language)
    return tuple(a_letter(kind, to) for kind in Kind)


def printed(*letters: Letter, city: Stationery = CITY, **changes: Any) -> bytes:
    """`changes` name fields of the gathering."""
    return print_letters(Batch(replace(GATHERING, **changes), WRITTEN, letters), city)
