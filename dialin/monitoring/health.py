"""/healthz says that the process lives, /readyz that it can serve."""

from flask import Blueprint, Response
from sqlalchemy.exc import SQLAlchemyError

from dialin.current import current_services
from dialin.store.migrations.state import pending_migrations

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> Response:
    return Response("ok\n", mimetype="text/plain")


@health.get("/readyz")
def readyz() -> Response:
    try:
        pending = pending_migrations(current_services().database)
    except SQLAlchemyError as trouble:
        return Response(f"The database cannot be reached: {type(trouble).__name__}.\n", 503, mimetype="text/plain")
    if pending:
        return Response("The database is not migrated. Run: dialin db upgrade\n", 503, mimetype="text/plain")
    return Response("ready\n", mimetype="text/plain")
