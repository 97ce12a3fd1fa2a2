"""Calls for the numbers are handled in the region that the settings name."""

from collections.abc import Iterable

from dialin.cli.doctor.account.beside import beside
from dialin.cli.doctor.findings import Finding, fine, wrong
from dialin.cli.doctor.house import House
from dialin.provider.dialects import dialect_of

USUAL = "us1"


def look(house: House) -> Iterable[Finding]:
    dialect = dialect_of(house.settings)
    if not dialect.has_regions:
        yield fine(f"{dialect.name} has none.")
        return
    meant = house.settings.region or USUAL
    numbers = house.numbers()
    with house.desk() as desk:
        found = dict(zip(numbers, beside(desk.region_of, numbers), strict=True))
    strays = {number: region for number, region in found.items() if region not in (None, meant)}
    for number, region in strays.items():
        yield wrong(
            f"Calls for {number} are handled in region {region}, and TWILIO_REGION says {meant}.",
            f"Route the number to {meant} in the provider's console, or set TWILIO_REGION={region}.",
        )
    if not strays:
        told = sum(region is not None for region in found.values())
        yield fine(
            f"{meant}" + (f", as for {told} of {len(numbers)} numbers." if told else "; of numbers it is not told.")
        )
