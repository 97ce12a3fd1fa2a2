"""/healthz says that the process lives, /readyz that it can serve, with ?worker that background work goes on."""

from flask import Blueprint, Response, current_app, request
from sqlalchemy.exc import SQLAlchemyError

from dialin.current import current_services
from dialin.monitoring.writing import Writing
from dialin.services import Services
from dialin.store.migrations.state import pending_migrations
from dialin.store.workers import find_late, find_silence

health = Blueprint("health", __name__)

NEVER = "No background worker has ever been seen here. Start one: dialin worker\n"
SILENT = "No background worker has been seen since {:%Y-%m-%d %H:%M:%S} UTC. Start one: dialin worker\n"
LATE = "The background work is late: {}.\n"


@health.get("/healthz")
def healthz() -> Response:
    return Response("ok\n", mimetype="text/plain")


@health.get("/readyz")
def readyz() -> Response:
    services = current_services()
    try:
        trouble = _trouble(services)
    except SQLAlchemyError as unreachable:
        trouble = f"The database cannot be reached: {type(unreachable).__name__}.\n"
    return Response(trouble or "ready\n", 503 if trouble else 200, mimetype="text/plain")


def _trouble(services: Services) -> str:
    if pending_migrations(services.database):
        return "The database is not migrated. Run: dialin db upgrade\n"
    found = _writing().find_trouble(services)
    if found:
        return f"{found}\n"
    return _trouble_of_worker(services) if "worker" in request.args else ""


def _trouble_of_worker(services: Services) -> str:
    with services.looking() as act:
        silence, late = find_silence(act), find_late(act)
    if silence is not None:
        return NEVER if silence.since is None else SILENT.format(silence.since)
    return LATE.format(", ".join(late)) if late else ""


def _writing() -> Writing:
    writing = current_app.extensions.setdefault("dialin.writing", Writing())
    assert isinstance(writing, Writing)
    return writing
