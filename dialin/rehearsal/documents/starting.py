"""Starts documents on a leg: as its script, in place of its script, or beside it."""

from collections.abc import Callable

from dialin.rehearsal.documents.performing import attempt, perform
from dialin.rehearsal.documents.runs import Run, Switchboard
from dialin.rehearsal.network.promise import CallLeg, Network
from dialin.rehearsal.network.scripts import Script
from dialin.rehearsal.network.steps import Beside, GoTo, Over, Steps, Stopped, T, Told
from dialin.rehearsal.twiml.trouble import TwimlRefused


def start_document(switchboard: Switchboard, leg: CallLeg, address: GoTo) -> None:
    """Let a leg run the document at an address, and end with it."""
    run = Run(switchboard, leg, was_redirected=address.purpose == "updated")
    start(switchboard.network, leg, perform(run, address))


def redirect(switchboard: Switchboard, leg: CallLeg, address: GoTo) -> None:
    """Replace what a live leg runs, at once: it leaves its Gather, its Dial, its room."""
    other = leg.bridged
    if leg.script:
        leg.script.stop(Stopped("api"))
    if other and other.script:
        other.script.send(Told("ended", leg.sid))
    start_document(switchboard, leg, address)


def start(network: Network, leg: CallLeg, steps: Steps[Over]) -> None:
    """Let these steps be what a leg runs from now on; the leg ends with them."""

    def finish(over: Over | None) -> None:
        if over:
            leg.end(over.status, over.reason, by="company")

    leg.script = _script(network, leg, steps)
    leg.script.when_over = finish
    leg.script.start()


def beside_script(
    switchboard: Switchboard, leg: CallLeg, document: Beside, hearers: Callable[[], list[CallLeg]] | None = None
) -> Script[TwimlRefused | None]:
    """A script, not yet started, of a document beside what the leg runs."""
    return _script(switchboard.network, leg, attempt(Run(switchboard, leg, document.part, hearers), document.address))


def _script(network: Network, leg: CallLeg, steps: Steps[T]) -> Script[T]:
    return Script(network.clock, lambda fetching, done: network.fetch(leg, fetching, done), steps)
