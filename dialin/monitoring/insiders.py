"""To whom the inner state is told: this machine itself, and whoever has the token."""

import hmac

from flask import Response, request

from dialin.current import current_services, is_made_here


def is_insider() -> bool:
    return has_token() or is_made_here()


def has_token() -> bool:
    token, shown = current_services().settings.metrics_token, request.authorization
    if token is None or shown is None or shown.type != "bearer" or not shown.token:
        return False
    return hmac.compare_digest(shown.token.encode(), token.get_secret_value().encode())


def send_away() -> Response:
    told = (
        "This is for the machine that dialin runs on, and for whoever sends DIALIN_METRICS_TOKEN as a bearer token.\n"
    )
    return Response(told, 403, {"WWW-Authenticate": "Bearer"}, mimetype="text/plain")
