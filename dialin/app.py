"""create_app: the one place where the rooms are wired together."""

from flask import Flask, Response
from sqlalchemy.exc import SQLAlchemyError

from dialin.actions.house import House
from dialin.actions.pins.vault import open_vault
from dialin.admin.blueprint import register_admin
from dialin.clock import Clock, wall_clock
from dialin.config import Settings, SettingsRefused
from dialin.provider.promise import Provider
from dialin.provider.twilio import connect_provider
from dialin.store.database import open_database
from dialin.store.migrations.state import pending_migrations
from dialin.voice.metrics import metrics
from dialin.voice.routes import voice
from dialin.voice.sounds.serving import sounds


def build_house(settings: Settings, *, clock: Clock = wall_clock, provider: Provider | None = None) -> House:
    """Raises `SettingsRefused` without a secret key. provider: instead of the one the settings name."""
    return House(
        settings=settings,
        database=open_database(settings.database_url),
        vault=open_vault(settings.secret),
        clock=clock,
        provider=provider or connect_provider(settings),
    )


def create_app(settings: Settings, *, house: House | None = None) -> Flask:
    """The WSGI application. Raises `SettingsRefused` where signatures are to be checked and no token is set."""
    if settings.check_signatures and not settings.auth_tokens:
        raise SettingsRefused(
            "TWILIO_AUTH_TOKEN is not set, so no webhook can be proved. Set it to the account's token."
        )
    app = Flask("dialin", static_folder=None, template_folder=None)
    app.extensions["dialin"] = house or build_house(settings)
    app.config["SECRET_KEY"] = settings.secret
    app.config["MAX_CONTENT_LENGTH"] = 8 * 1024 * 1024
    app.register_blueprint(voice)
    app.register_blueprint(sounds)
    app.register_blueprint(metrics)
    register_admin(app)
    _add_health(app)
    return app


def _add_health(app: Flask) -> None:
    @app.get("/healthz")
    def healthz() -> Response:
        return Response("ok\n", mimetype="text/plain")

    @app.get("/readyz")
    def readyz() -> Response:
        house: House = app.extensions["dialin"]
        try:
            pending = pending_migrations(house.database)
        except SQLAlchemyError as trouble:
            return Response(f"The database cannot be reached: {type(trouble).__name__}.\n", 503, mimetype="text/plain")
        if pending:
            return Response("The database is not migrated. Run: dialin db upgrade\n", 503, mimetype="text/plain")
        return Response("ready\n", mimetype="text/plain")
