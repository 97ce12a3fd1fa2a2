"""Each event to come has a way into its videoconference that can be dialled."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from dialin.actions.events.change_event import bridge_of
from dialin.cli.doctor.findings import Finding, fine, worth_a_look, wrong, wrong_as_refused
from dialin.cli.doctor.house import House
from dialin.clock import wall_clock
from dialin.rules.bridging.ways import dialled_for
from dialin.rules.event_settings.check_bridge import check_bridge
from dialin.rules.refusals import Refused
from dialin.store.events import Event

SOON = timedelta(days=14)


def look(house: House) -> Iterable[Finding]:
    events = house.events()
    found = [finding for event in events for finding in _of(event)]
    yield from found
    if not events:
        yield fine("No event is to come.")
    elif not found:
        yield fine(f"{len(events)} {'event has its' if len(events) == 1 else 'events have their'} videoconference.")


def _of(event: Event) -> Iterator[Finding]:
    bridge = bridge_of(event)
    if dialled_for(event) is None:
        says = f"{event.slug} has no videoconference yet: its callers would sit among themselves."
        mend = f"Paste its invitation: dialin event set {event.slug} --invitation FILE"
        yield wrong(says, mend) if event.starts - wall_clock() < SOON else worth_a_look(says, mend)
        return
    refused = check_bridge(bridge)
    if isinstance(refused, Refused):
        yield wrong_as_refused(f"{event.slug} cannot dial its videoconference. {refused}")
