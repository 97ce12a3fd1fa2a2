"""The services of the request that is being answered, and whether it was made on this machine."""

from urllib.parse import urlsplit

from flask import current_app, request

from dialin.config import is_loopback
from dialin.services import Services

# Some proxy says so of itself. One on this machine that passes requests on has the address of this machine.
PASSED_ON = ("Forwarded", "Via", "X-Real-Ip", "X-Client-Ip", "True-Client-Ip", "Cf-Connecting-Ip", "X-Original-Host")
PASSED_ON_TOO = "X-Forwarded-"


def current_services() -> Services:
    found = current_app.extensions["dialin"]
    assert isinstance(found, Services)
    return found


def is_made_here() -> bool:
    """Whether the request was made on this machine itself, as far as can be known: no proxy has a hand in it.

    The host asked for is looked at as well, and the version of HTTP: nginx that was told nothing else passes requests
    on in version 1.0 and says nothing about whom it does it for.
    """
    sender = request.environ.get("REMOTE_ADDR") or ""
    was_passed_on = any(name in request.headers for name in PASSED_ON) or any(
        name.startswith(PASSED_ON_TOO) for name, _ in request.headers
    )
    is_modern = request.environ.get("SERVER_PROTOCOL") != "HTTP/1.0"
    return is_modern and not was_passed_on and is_loopback(sender) and is_loopback(_host_asked_for())


def _host_asked_for() -> str:
    try:
        return urlsplit(f"//{request.headers.get('Host', '')}").hostname or ""
    except ValueError:
        return ""
