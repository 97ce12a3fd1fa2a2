"""Who may speak to the webhooks: the provider, by its signature; in a trial, this machine."""

from collections.abc import Callable

from flask import Request, Response, current_app, request

from dialin.current import current_services, is_made_here
from dialin.pace import Pace
from dialin.provider.dialects import dialect_of
from dialin.services import Services
from dialin.voice.refusals import is_anothers, told_of, warn_of_account, warn_of_signature, warn_of_stranger
from dialin.voice.signature import is_signed


def refuse_stranger() -> Response | None:
    """The answer to whoever is not the provider; None where it is."""
    services = current_services()
    settings = services.settings
    if not settings.check_signatures:  # a trial on this machine
        return None if is_made_here() else _refuse(warn_of_stranger, "Only this machine is answered.\n")
    tokens = [token.get_secret_value() for token in settings.auth_tokens]
    public_url, dialect = settings.public_url or request.host_url.rstrip("/"), dialect_of(settings)
    now = services.clock()
    if not is_signed(request, public_url=public_url, tokens=tokens, dialect=dialect, now=now):
        return _refuse(warn_of_signature, told_of(request, settings, now))
    return _refuse(warn_of_account, "The account is another.\n") if is_anothers(request, settings) else None


def _refuse(warn: Callable[[Request, Services, Pace], None], told: str) -> Response:
    warn(request, current_services(), pace_of_refusals())
    return Response(told, 403, mimetype="text/plain")


def pace_of_refusals() -> Pace:
    pace = current_app.extensions.setdefault("dialin.refusals", Pace())
    assert isinstance(pace, Pace)
    return pace
