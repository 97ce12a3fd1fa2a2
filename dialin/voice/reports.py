"""What the provider only reports, such as a hang-up: once more where the connection was lost, and else a clean no."""

import logging
from collections.abc import Callable

from flask import Response, request
from sqlalchemy.exc import OperationalError

from dialin.current import current_services
from dialin.store.act import CALLER, Act
from dialin.store.database import has_waited
from dialin.store.outages import cause_of
from dialin.voice.hearing import read_call

log = logging.getLogger(__name__)


def take_down(deed: Callable[[Act], object]) -> None:
    """In a transaction, and in another where a lost connection undid it, or left it open: reports may come twice."""
    services = current_services()
    try:
        with services.acting(CALLER) as act:
            deed(act)
    except OperationalError as trouble:
        if has_waited(trouble):
            raise
        log.warning("%s is taken down once more: %s", _whose(), cause_of(trouble))
        with services.acting(CALLER) as act:
            deed(act)


def not_taken_down(trouble: Exception) -> Response:
    """Where the database does not answer: nobody hears this answer, and a provider that asks again may."""
    log.error("%s is not taken down: %s", _whose(), cause_of(trouble))
    return Response("The database does not answer.\n", 503, mimetype="text/plain")


def _whose() -> str:
    call = read_call(request.form)
    return f"{(request.endpoint or '').removeprefix('voice.')} of call {'none' if call is None else call.sid}"
