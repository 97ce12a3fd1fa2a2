"""A call of the account to one of its own numbers: it comes in there, and each end hears the keys of the other."""

from typing import Protocol

from dialin.rehearsal.callees.ringing import EXTRA_RINGING
from dialin.rehearsal.legs import Leg
from dialin.rehearsal.legs.doing import press
from dialin.rehearsal.network.promise import Network
from dialin.rehearsal.network.steps import Steps, WaitFor
from dialin.rehearsal.progress import report_progress

LOOKS = 0.5  # seconds


class Exchange(Network, Protocol):
    """What lets a leg arrive at a number of the account."""

    def come_in(self, from_: str, to: str) -> Leg: ...


def ring_own(exchange: Exchange, leg: Leg, timeout: float) -> Steps[str]:
    """As `ring_out`, of a number of the account: it is answered once the document of its webhook answers."""
    leg.was_initiated = True
    report_progress(exchange, leg, "initiated")
    leg.status = "ringing"
    leg.note_state("ringing", leg.from_)
    report_progress(exchange, leg, "ringing")
    there, until = exchange.come_in(leg.from_, leg.to), exchange.clock.later(timeout + EXTRA_RINGING)
    there.across, leg.across = leg, there
    while not there.is_answered and not there.is_over and exchange.clock.now < until:
        yield WaitFor("answer", exchange.clock.later(LOOKS))
    if not there.is_answered:
        return "failed" if there.is_over else "no-answer"
    leg.sip_code = "200"
    leg.answer()
    leg.on_tone = lambda key: _hear(there, key)
    report_progress(exchange, leg, "answered")
    return "answered"


def _hear(there: Leg, key: str) -> None:
    if not there.is_over:
        press(there, key)
