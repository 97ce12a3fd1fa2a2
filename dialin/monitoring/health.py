"""/healthz says that the process lives, /readyz that it can serve, with ?worker that background work goes on."""

import logging

from flask import Blueprint, Response, current_app, request
from sqlalchemy.exc import SQLAlchemyError

from dialin.crypto.sealing_key import WrongSecretKey
from dialin.current import current_services
from dialin.monitoring.insiders import is_insider
from dialin.monitoring.writing import Writing
from dialin.pace import Pace
from dialin.services import Services
from dialin.store.migrations.state import pending_migrations
from dialin.store.sealing.present import demand_all_keys
from dialin.store.workers import find_late, find_silence

log = logging.getLogger(__name__)
health = Blueprint("health", __name__)

NONE = "No background worker is at work. Start one: dialin worker"
SILENT = "No background worker has been seen since {:%Y-%m-%d %H:%M:%S} UTC. Start one: dialin worker"
LATE = "The background work is late: {}."


@health.get("/healthz")
def healthz() -> Response:
    return Response("ok\n", mimetype="text/plain")


@health.get("/readyz")
def readyz() -> Response:
    """Strangers learn whether, and not why not; the log does, once a minute."""
    services = current_services()
    reason = _what_hinders(services)
    if reason is None:
        return Response("ready\n", mimetype="text/plain")
    if _pace().allows(services.clock()):
        log.warning("not ready: %s", reason)
    return Response(f"{reason if is_insider() else 'not ready'}\n", 503, mimetype="text/plain")


def _what_hinders(services: Services) -> str | None:
    try:
        if pending_migrations(services.database):
            return "The database is not migrated. Run: dialin db upgrade"
        with services.looking() as act:
            demand_all_keys(act.connection)
        return _writing().find_trouble(services) or _trouble_of_worker(services)
    except WrongSecretKey as refused:
        return str(refused)
    except SQLAlchemyError as trouble:
        return f"The database cannot be reached: {type(trouble).__name__}."


def _trouble_of_worker(services: Services) -> str | None:
    if "worker" not in request.args:
        return None
    with services.looking() as act:
        silence, late = find_silence(act), find_late(act)
    if silence is not None:
        return NONE if silence.since is None else SILENT.format(silence.since)
    return LATE.format(", ".join(late)) if late else None


def _writing() -> Writing:
    writing = current_app.extensions.setdefault("dialin.writing", Writing())
    assert isinstance(writing, Writing)
    return writing


def _pace() -> Pace:
    pace = current_app.extensions.setdefault("dialin.readiness", Pace())
    assert isinstance(pace, Pace)
    return pace
