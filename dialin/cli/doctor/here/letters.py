"""Letters can be printed: a page is set in memory."""

from collections.abc import Iterable
from datetime import UTC, datetime

from dialin.cli.doctor.findings import Finding, fine, worth_a_look, wrong_as_refused
from dialin.cli.doctor.house import House
from dialin.letters.printing.letters import print_letters
from dialin.letters.printing.stationery import refuse_sender, stationery_of
from dialin.letters.printing.trouble import PrintingTrouble
from dialin.rules.paper.letters import Batch, Gathering, Kind, Letter, Recipient
from dialin.services import terms_of

THEN = datetime(2026, 6, 19, 16, tzinfo=UTC)
EVENT = Gathering("Digitaltag", THEN, THEN, THEN, THEN, THEN, "+493023125000", "+493023125900", None, "de")
TO = Recipient("Erna Beispiel", ("Rathausplatz 1", "12345 Musterstadt"), "de")


def look(house: House) -> Iterable[Finding]:
    batch = Batch(EVENT, THEN.date(), (Letter(Kind.PIN, TO, pin="123455"),), ())
    try:
        pdf = print_letters(batch, stationery_of(house.settings, terms_of(house.settings), EVENT))
    except PrintingTrouble as trouble:
        yield wrong_as_refused(str(trouble))
        return
    if refuse_sender(house.settings):
        yield worth_a_look("They can be printed, and name no address of the city.", "Set DIALIN_LETTER_SENDER.")
    else:
        yield fine(f"One was set in memory, of {len(pdf) / 1000:.0f} kB.")
