"""The lines into videoconferences as numbers: whether each stands, and how many tries in a row have come to nothing."""

from prometheus_client.core import GaugeMetricFamily

from dialin.rules.phases import Phase, phase_at
from dialin.schedule import needs_bridge_leg, schedule_of
from dialin.store.act import Act
from dialin.store.bridge_legs import find_leg
from dialin.store.events import live_events


def look_at_bridges(act: Act) -> list[GaugeMetricFamily]:
    """Of events whose doors are open."""
    is_in = GaugeMetricFamily(
        "dialin_bridge_in",
        "Whether the line of an event whose doors are open is believed to be in its videoconference.",
        labels=["event"],
    )
    tries = GaugeMetricFamily(
        "dialin_bridge_tries", "Tries in a row that have not led into the videoconference.", labels=["event"]
    )
    for event in live_events(act):
        if not needs_bridge_leg(event) or phase_at(schedule_of(event), act.now) not in (Phase.LOBBY, Phase.LIVE):
            continue
        leg = find_leg(act, event.id)
        stands = leg is not None and leg.state == "up" and leg.proved_at is not None
        is_in.add_metric([event.slug], int(stands))
        tries.add_metric([event.slug], 0 if leg is None or stands else leg.attempts)
    return [is_in, tries]
