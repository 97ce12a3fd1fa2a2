"""Keeps the rehearsal on this machine: it answers on loopback only, and no website can make it dial."""

import ipaddress
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

# Own script and style only; recordings may come from the app that is rehearsed.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "media-src 'self' http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def demand_loopback(host: str) -> None:
    """Raise ValueError for any address that others could reach."""
    if not is_loopback(host):
        raise ValueError(f"the rehearsal listens on loopback only, not on {host}")


def refuse_others(app: Flask) -> None:
    """Refuse requests under other host names (DNS rebinding) and those sent by another website."""

    @app.before_request
    def check() -> None:
        if not is_loopback(urlsplit(f"//{request.host}").hostname or ""):
            abort(403, "this telephone company answers on loopback only")
        if request.path.startswith("/rehearsal/") and request.method != "GET":
            _refuse_other_origins()

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response


def _refuse_other_origins() -> None:
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        abort(403, "another website may not dial")
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        abort(403, "another website may not dial")
    # JSON cannot be sent by a plain form of another site.
    if request.mimetype != "application/json":
        abort(415, "JSON is asked for")
