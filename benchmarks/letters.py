"""How long five hundred letters take in one file: `python -m benchmarks.letters`; claimed are 30 s on two cores."""

import argparse
import resource
import sys
import time
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from dialin.letters.printing.letters import print_batch
from dialin.letters.printing.stationery import Stationery
from dialin.rules.paper.letters import Batch, Gathering, Kind, Letter, Recipient
from dialin.rules.retention import USUAL

CLAIMED = 30.0  # seconds for 500 letters
STARTS = datetime(2027, 6, 18, 18, 0, tzinfo=ZoneInfo("Europe/Berlin"))
EVENT = Gathering(
    title="Wie geht es weiter mit der Innenstadt? Die Bürgermeisterin antwortet",
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
    ("Stadt Musterstadt", "Rathausplatz 1", "12345 Musterstadt"), ("Maria Muster",), "030 23125901", USUAL.days
)


def main() -> None:
    reading = argparse.ArgumentParser(description=__doc__)
    reading.add_argument("--letters", type=int, default=500)
    count = reading.parse_args().letters
    began = time.monotonic()
    printed = print_batch(Batch(EVENT, date(2027, 5, 3), tuple(map(_letter, range(count)))), CITY)
    took, size = time.monotonic() - began, len(printed.pdf or b"")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{count} letters: {took:.1f} s, {size / 2**20:.1f} MiB of PDF, {memory:.0f} MiB of memory")
    if took > CLAIMED * max(1, count / 500):
        sys.exit(f"claimed are {CLAIMED:.0f} s for 500")


def _letter(number: int) -> Letter:
    """All kinds with a PIN, in both languages, each to somebody else."""
    kind = (Kind.PIN, Kind.PIN, Kind.WAITING, Kind.SEAT)[number % 4]
    address = (f"Große Bleichenstraße {number}", f"{10000 + number} Musterstadt")
    to = Recipient(f"Łucja Özdemir-Groß {number}", address, "en" if number % 5 == 0 else "de")
    return Letter(kind, to, pin=f"{10_000_000 + number * 7919}"[:8], position=number + 1, is_called=number % 3 == 0)


if __name__ == "__main__":
    main()
