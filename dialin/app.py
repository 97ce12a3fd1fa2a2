"""create_app: the one place where the rooms are wired together."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask, Response, request
from werkzeug.middleware.proxy_fix import ProxyFix

from dialin.admin.blueprint import register_admin
from dialin.clock import Clock, wall_clock
from dialin.conferences.asking import connect_conferences
from dialin.conferences.promise import Conferences
from dialin.config import Settings
from dialin.crypto.pin_keys import PinKeys
from dialin.demands import demand_provable, demand_usable
from dialin.mail.smtp import connect_mailer
from dialin.mapper.answering import mapper
from dialin.monitoring.health import health
from dialin.monitoring.metrics import metrics
from dialin.provider.connecting import connect_provider
from dialin.provider.promise import Provider
from dialin.services import Services, keyring_of
from dialin.sounds.serving import sounds
from dialin.store.database import open_database
from dialin.voice.routes import voice

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

A_YEAR = 365 * 24 * 3600  # seconds


def build_services(
    settings: Settings,
    *,
    clock: Clock = wall_clock,
    provider: Provider | None = None,
    conferences: Conferences | None = None,
) -> Services:
    """Raises `SettingsRefused` without a secret key. provider: instead of the one the settings name.

    conferences: instead of the platforms on the network.
    """
    keys = keyring_of(settings)
    return Services(
        settings=settings,
        database=open_database(settings.database_url, keys=keys),
        pin_keys=PinKeys(keys),
        clock=clock,
        provider=provider or connect_provider(settings),
        mailer=connect_mailer(settings),
        conferences=conferences or connect_conferences(),
    )


def create_app(settings: Settings, *, services: Services | None = None) -> Flask:
    """The WSGI application, for whichever server. Raises `SettingsRefused` where it could not serve or not safely."""
    demand_usable(settings)
    demand_provable(settings)
    app = Flask("dialin", static_folder=None, template_folder=None)
    app.extensions["dialin"] = services or build_services(settings)
    app.config["SECRET_KEY"] = settings.secret
    app.config["SECRET_KEY_FALLBACKS"] = list(settings.former_secrets)
    app.config["WTF_CSRF_SECRET_KEY"] = settings.secrets[-1]  # knows one key: that of the forms that are open now
    app.config["MAX_CONTENT_LENGTH"] = 8 * 1024 * 1024
    app.register_blueprint(voice)
    app.register_blueprint(sounds)
    app.register_blueprint(mapper)
    app.register_blueprint(metrics)
    app.register_blueprint(health)
    register_admin(app)
    if settings.is_public:
        app.after_request(_demand_https)
    if settings.trusted_proxies:
        # Who the client is, and nothing else: the public address stands in the settings, whatever a proxy says.
        believed = {"x_for": settings.trusted_proxies, "x_proto": 0, "x_host": 0, "x_port": 0, "x_prefix": 0}
        app.wsgi_app = _Unquoted(ProxyFix(app.wsgi_app, **believed))  # type: ignore[method-assign]
    return app


class _Unquoted:
    """Takes the quotation marks out of X-Forwarded-For: one that a client left open would swallow what proxies add."""

    def __init__(self, asked: "WSGIApplication") -> None:
        self.asked = asked

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if "HTTP_X_FORWARDED_FOR" in environ:
            environ["HTTP_X_FORWARDED_FOR"] = environ["HTTP_X_FORWARDED_FOR"].replace('"', "").replace("\\", "")
        return self.asked(environ, start_response)


def _demand_https(response: Response) -> Response:
    """Browsers that were here once never come by plain http again; the provider is no browser."""
    if not request.path.startswith("/voice/"):
        response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}"
    return response
