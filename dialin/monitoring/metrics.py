"""/metrics: the answers that the voice room has counted, and the seats and calls as the database has them now."""

import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from sqlalchemy.exc import SQLAlchemyError

from dialin.actions.seats.look_at_seats import look_at_seats
from dialin.current import current_services
from dialin.monitoring.bridges import look_at_bridges
from dialin.monitoring.insiders import is_insider, send_away
from dialin.services import Services
from dialin.store import events, work, workers
from dialin.store.act import Act
from dialin.store.audit_chain import AuditAnchor, find_anchor
from dialin.store.live_calls import live_calls

metrics = Blueprint("metrics", __name__)

CHECK_HOLDS = timedelta(hours=3)  # of the audit log, which a duty goes through every hour


@metrics.get("/metrics")
def show_metrics() -> Response:
    """Prometheus text. Under several processes each writes its counts to a folder that all of them share."""
    if not is_insider():
        return send_away()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        counted = CollectorRegistry()
        MultiProcessCollector(counted)  # type: ignore[no-untyped-call]
    else:
        counted = REGISTRY
    looked = CollectorRegistry()
    looked.register(_Looked(current_services()))
    return Response(generate_latest(counted) + generate_latest(looked), content_type=CONTENT_TYPE_LATEST)


@dataclass(frozen=True, slots=True, eq=False)
class _Looked:
    """Looks at the database when it is asked; prometheus-client asks for an object with this method."""

    services: Services

    def collect(self) -> Iterator[GaugeMetricFamily]:
        is_up = 1
        try:
            with self.services.looking() as act:
                yield from _seats_and_lines(act)
                yield from look_at_bridges(act)
        except SQLAlchemyError:
            is_up = 0
        yield GaugeMetricFamily("dialin_database_up", "Whether the database answers.", value=is_up)


def _is_whole(act: Act, anchor: AuditAnchor) -> bool:
    """Not for longer than some hours on somebody's word: the duty may have been stopped."""
    is_known = anchor.checked_at is None or anchor.checked_at > act.now - CHECK_HOLDS
    return is_known and not anchor.faults


def _seats_and_lines(act: Act) -> list[GaugeMetricFamily]:
    seats = GaugeMetricFamily("dialin_seats", "Seats of events that have not ended.", labels=["event", "state"])
    people = GaugeMetricFamily("dialin_callers", "Who waits: on the list, and on the line.", labels=["event", "place"])
    for event in events.live_events(act):
        found = look_at_seats(act, event)
        for state in ("free", "allocated", "occupied", "held"):
            seats.add_metric([event.slug, state], getattr(found, state))
        people.add_metric([event.slug, "waiting"], found.waiting)
        people.add_metric([event.slug, "lobby"], found.lobby)
    live, due, seen = len(live_calls(act)), work.count_due(act), workers.last_seen(act)
    silent = math.inf if seen is None else max(0.0, (act.now - seen).total_seconds())
    anchor = find_anchor(act)
    return [
        seats,
        people,
        GaugeMetricFamily("dialin_live_calls", "Calls in progress.", value=live),
        GaugeMetricFamily(
            "dialin_audit_whole",
            "Whether the audit log was whole when it was gone through in the last hours.",
            value=int(anchor is None or _is_whole(act, anchor)),
        ),
        GaugeMetricFamily(
            "dialin_audit_entries",
            "Entries in the audit log; fewer than before is an alarm.",
            value=anchor.number if anchor else 0,
        ),
        GaugeMetricFamily("dialin_due_work", "News for calls that should have been delivered by now.", value=due),
        GaugeMetricFamily("dialin_worker_seconds_since_seen", "Since any worker was at its rounds.", value=silent),
    ]
