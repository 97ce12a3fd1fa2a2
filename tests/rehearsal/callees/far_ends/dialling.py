"""Calls into the dial-ins, by keys at given seconds after the answer."""

from collections.abc import Mapping

from dialin.rehearsal import Callee, Company, Leg
from tests.rehearsal.callees.placing import place, rehearsed

HOLDING = "<Pause length='170'/>"


def dial_in(callee: Callee, keys: Mapping[float, str]) -> tuple[Company, Leg]:
    """A call that has been answered, with keys that are sent one after the other, at these seconds after the answer."""
    document, before = "", 0.0
    for at, group in keys.items():
        document += f"<Pause length='{round(at - before)}'/><Play digits='{group}'/>"
        before = at + 0.2 * len(group)
    company, _ = rehearsed(callee, document + HOLDING)
    leg = place(company)
    company.run_until(lambda: leg.is_answered, 60)
    return company, leg


def said(leg: Leg) -> str:
    """All that the dial-in has said."""
    return leg.transcript()
