"""No call is recorded but where somebody speaks their question."""

from collections.abc import Iterable
from datetime import timedelta

from dialin.cli.doctor.findings import Finding, fine, wrong
from dialin.cli.doctor.house import House
from dialin.clock import wall_clock

LATELY = timedelta(days=7)


def look(house: House) -> Iterable[Finding]:
    with house.desk() as desk:
        sources = desk.recorded_since(wall_clock() - LATELY)
    if sources:
        yield wrong(
            f"Calls of this account were recorded within a week, and not by dialin ({', '.join(sorted(sources))}).",
            "Switch that off where it is ordered, and delete the recordings in the provider's console.",
        )
    else:
        yield fine(
            "No call was recorded within a week but for questions. What is switched on and unused shows nowhere."
        )
